using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InterTrust.Pages.Tags;

/// <summary>The errors of a form, each with a link to its field.</summary>
[HtmlTargetElement("nhs-errors", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorsTag : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var errors = View.ModelState
            .SelectMany(field => field.Value!.Errors.Take(1).Select(error => (field.Key, error.ErrorMessage)))
            .ToList();
        if (errors is [])
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "nhsuk-error-summary");
        output.Attributes.SetAttribute("data-module", "nhsuk-error-summary");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Content.SetHtmlContent(
            "<div role=\"alert\"><h2 class=\"nhsuk-error-summary__heading\">There is a problem</h2>"
            + "<div class=\"nhsuk-error-summary__body\"><ul class=\"nhsuk-list nhsuk-error-summary__list\">"
            + $"{string.Concat(errors.Select(Item))}</ul></div></div>");
    }

    private static string Item((string Field, string Text) error)
    {
        var text = HtmlEncoder.Default.Encode(error.Text);
        return error.Field is "" ? $"<li>{text}</li>" : $"<li><a href=\"#{FormGroup.IdOf(error.Field)}\">{text}</a></li>";
    }
}
