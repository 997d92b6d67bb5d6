using InterTrust.Pathways;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InterTrust.Pages.Tags;

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
