using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InterTrust.Pages.Tags;

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
