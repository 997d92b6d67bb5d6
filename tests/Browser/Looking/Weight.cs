using System.Text;
using Microsoft.Playwright;

namespace InterTrust.Browser;

/// <summary>What a page costs a slow line.</summary>
public static class Weight
{
    /// <summary>The page's own HTML, in bytes before compression.</summary>
    public static async Task<int> OfHtml(IResponse page) => Encoding.UTF8.GetByteCount(await page.TextAsync());

    /// <summary>Everything that came over the line, headers and all.</summary>
    public static async Task<int> OfAll(IEnumerable<IResponse> answers)
    {
        var bytes = 0;
        foreach (var answer in answers)
            bytes += await answer.Request.SizesAsync() is var sizes ? sizes.ResponseBodySize + sizes.ResponseHeadersSize : 0;
        return bytes;
    }
}
