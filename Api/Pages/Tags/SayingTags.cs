using System.Text.Encodings.Web;
using InterTrust.Pathways;
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

/// <summary>The status of a referral or pathway, as text and as a colour.</summary>
[HtmlTargetElement("nhs-status", TagStructure = TagStructure.WithoutEndTag)]
public sealed class StatusTag : TagHelper
{
    /// <summary>In camelCase.</summary>
    public string Of { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output) => Tag.Write(output, Of switch
    {
        "sent" => "nhsuk-tag--blue",
        "received" => "nhsuk-tag--aqua-green",
        "informationRequested" => "nhsuk-tag--purple",
        "accepted" or "pathwayCreated" or "pathwayJoined" or "open" => "nhsuk-tag--green",
        "rejected" => "nhsuk-tag--pink",
        _ => "nhsuk-tag--grey",
    }, Labels.Status(Of));
}

/// <summary>The status of a clock, as text and as a colour.</summary>
[HtmlTargetElement("nhs-clock", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ClockTag : TagHelper
{
    public ClockStatus Status { get; set; }

    public int DaysLeft { get; set; }

    /// <summary>The day on which it stopped, and whether in time.</summary>
    public int Day { get; set; }

    public bool? Met { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        Tag.Write(output, Colour, Labels.Clock(Status, DaysLeft, Day, Met));

    private string Colour => Status switch
    {
        ClockStatus.OnTrack => "nhsuk-tag--white",
        ClockStatus.PlanNow => "nhsuk-tag--yellow",
        ClockStatus.ActToday => "it-tag--act",
        ClockStatus.Breached => "nhsuk-tag--red",
        _ => Met is false ? "it-tag--missed" : "nhsuk-tag--grey",
    };
}

internal static class Tag
{
    internal static void Write(TagHelperOutput output, string colour, string text)
    {
        output.TagName = "strong";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"nhsuk-tag nhsuk-tag--no-border {colour}");
        output.Content.SetContent(text);
    }
}
