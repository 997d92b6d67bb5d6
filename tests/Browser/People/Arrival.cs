using Microsoft.Playwright;

namespace InterTrust.Browser;

internal static class Arrival
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Does what leads to another page, and is there.</summary>
    internal static async Task Arrive(this IPage page, Func<Task> leads)
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Arrived(object? _, IFrame frame)
        {
            if (frame == page.MainFrame)
                arrived.TrySetResult();
        }
        page.FrameNavigated += Arrived;
        try
        {
            await leads();
            await arrived.Task.WaitAsync(Patience);
            await page.WaitForLoadStateAsync();
        }
        finally
        {
            page.FrameNavigated -= Arrived;
        }
    }
}
