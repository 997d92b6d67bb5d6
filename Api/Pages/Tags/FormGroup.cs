using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InterTrust.Pages.Tags;

/// <summary>A form field of the NHS design system: label, hint, error and control.</summary>
public abstract class FormGroup : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext View { get; set; } = null!;

    /// <summary>The property for the field; otherwise <see cref="Name"/> and <see cref="Value"/> are set.</summary>
    public ModelExpression? For { get; set; }

    public string? Name { get; set; }

    public string? Value { get; set; }

    public string Label { get; set; } = "";

    public string? Hint { get; set; }

    /// <summary>Whether the label is the page's heading.</summary>
    public bool Heading { get; set; }

    protected string FieldName => Name ?? For!.Name;

    protected string Id => IdOf(FieldName);

    protected string Text => Attempted ?? Value ?? For?.Model?.ToString() ?? "";

    protected string? Error =>
        View.ModelState.TryGetValue(FieldName, out var entry) && entry.Errors is [var first, ..] ? first.ErrorMessage : null;

    /// <summary>The ids of what describes the control: the hint, then the error.</summary>
    protected string DescribedBy => string.Join(' ', new[]
    {
        Hint is null ? null : $"{Id}-hint",
        Error is null ? null : $"{Id}-error",
    }.OfType<string>()) is { Length: > 0 } ids
        ? $" aria-describedby=\"{ids}\""
        : "";

    private string? Attempted => View.ModelState.TryGetValue(FieldName, out var entry) ? entry.AttemptedValue : null;

    /// <summary>Whether several controls share one legend.</summary>
    protected virtual bool IsGroup => false;

    public static string IdOf(string name) =>
        string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')).Trim('-');

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Error is null ? "nhsuk-form-group" : "nhsuk-form-group nhsuk-form-group--error");
        var content = $"{HintHtml}{ErrorHtml}{Control()}";
        output.Content.SetHtmlContent(IsGroup
            ? $"<fieldset class=\"nhsuk-fieldset\"{DescribedBy}{(Error is null ? "" : " aria-invalid=\"true\"")}>"
                + $"<legend class=\"nhsuk-fieldset__legend nhsuk-fieldset__legend--{(Heading ? "l" : "s")}\">"
                + $"{Titled("nhsuk-fieldset__heading")}</legend>{content}</fieldset>"
            : $"<label class=\"nhsuk-label{(Heading ? " nhsuk-label--l" : " nhsuk-label--s")}\" for=\"{Id}\">{Html(Label)}</label>"
                + content);
    }

    protected abstract string Control();

    protected string ErrorClass(string block) => Error is null ? "" : $" {block}--error";

    protected static string Html(string text) => HtmlEncoder.Default.Encode(text);

    private string Titled(string type) => Heading ? $"<h1 class=\"{type}\">{Html(Label)}</h1>" : Html(Label);

    private string HintHtml => Hint is null ? "" : $"<div class=\"nhsuk-hint\" id=\"{Id}-hint\">{Html(Hint)}</div>";

    private string ErrorHtml => Error is null
        ? ""
        : $"<span class=\"nhsuk-error-message\" id=\"{Id}-error\">"
            + $"<span class=\"nhsuk-u-visually-hidden\">Error:</span> {Html(Error)}</span>";
}

/// <summary>One line of text.</summary>
[HtmlTargetElement("nhs-input", TagStructure = TagStructure.WithoutEndTag)]
public sealed class InputTag : FormGroup
{
    /// <summary>The width in characters: 2, 4, 5, 10, 20 or 30.</summary>
    public int? Width { get; set; }

    public string? Inputmode { get; set; }

    public string Autocomplete { get; set; } = "off";

    protected override string Control() =>
        $"<input class=\"nhsuk-input{(Width is { } width ? $" nhsuk-input--width-{width}" : "")}{ErrorClass("nhsuk-input")}\""
        + $" id=\"{Id}\" name=\"{Html(FieldName)}\" type=\"text\" value=\"{Html(Text)}\""
        + $" autocomplete=\"{Autocomplete}\" spellcheck=\"false\""
        + $"{(Inputmode is null ? "" : $" inputmode=\"{Inputmode}\"")}{DescribedBy}>";
}

/// <summary>Several lines of text.</summary>
[HtmlTargetElement("nhs-textarea", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TextareaTag : FormGroup
{
    public int Rows { get; set; } = 4;

    // HTML drops the first line break of a text area (HTML, 13.1.2.5).
    protected override string Control() =>
        $"<textarea class=\"nhsuk-textarea{ErrorClass("nhsuk-textarea")}\""
        + $" id=\"{Id}\" name=\"{Html(FieldName)}\" rows=\"{Rows}\"{DescribedBy}>\n{Html(Text)}</textarea>";
}

/// <summary>One choice from a list.</summary>
[HtmlTargetElement("nhs-select", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SelectTag : FormGroup
{
    public IEnumerable<Option> Items { get; set; } = [];

    /// <summary>The text shown if nothing is chosen.</summary>
    public string? None { get; set; }

    protected override string Control() =>
        $"<select class=\"nhsuk-select{ErrorClass("nhsuk-select")}\" id=\"{Id}\" name=\"{Html(FieldName)}\"{DescribedBy}>"
        + $"{(None is null ? "" : $"<option value=\"\">{Html(None)}</option>")}{string.Concat(Items.Select(Item))}</select>";

    private string Item(Option option) =>
        $"<option value=\"{Html(option.Value)}\"{(option.Value == Text ? " selected" : "")}>{Html(option.Text)}</option>";
}

/// <summary>A few choices.</summary>
/// <param name="block">The block of the NHS design system.</param>
/// <param name="type">The type of an input.</param>
public abstract class ChoicesTag(string block, string type) : FormGroup
{
    public IEnumerable<Option> Items { get; set; } = [];

    protected override bool IsGroup => true;

    protected override string Control() => $"<div class=\"{block}\">{string.Concat(Items.Select(Item))}</div>";

    protected abstract bool IsChosen(string value);

    /// <summary>The first choice has the group's id, so that the link in the error summary works.</summary>
    private string Item(Option option, int place)
    {
        var id = place == 0 ? Id : $"{Id}-{place}";
        var hint = option.Hint is null
            ? ""
            : $"<div class=\"nhsuk-hint {block}__hint\" id=\"{id}-item-hint\">{Html(option.Hint)}</div>";
        return $"<div class=\"{block}__item\"><input class=\"{block}__input\" id=\"{id}\""
            + $" name=\"{Html(FieldName)}\" type=\"{type}\""
            + $" value=\"{Html(option.Value)}\"{(IsChosen(option.Value) ? " checked" : "")}"
            + $"{(option.Hint is null ? "" : $" aria-describedby=\"{id}-item-hint\"")}>"
            + $"<label class=\"nhsuk-label {block}__label\" for=\"{id}\">{Html(option.Text)}</label>{hint}</div>";
    }
}

/// <summary>One of a few choices.</summary>
[HtmlTargetElement("nhs-radios", TagStructure = TagStructure.WithoutEndTag)]
public sealed class RadiosTag() : ChoicesTag("nhsuk-radios", "radio")
{
    protected override bool IsChosen(string value) => value == Text;
}

/// <summary>Any of a few choices; the value holds the chosen ones, separated by commas.</summary>
[HtmlTargetElement("nhs-checkboxes", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CheckboxesTag() : ChoicesTag("nhsuk-checkboxes", "checkbox")
{
    protected override bool IsChosen(string value) => Text.Split(',').Contains(value);
}

/// <summary>A day in three fields, as <c>Name.Day</c>, <c>Name.Month</c> and <c>Name.Year</c>.</summary>
[HtmlTargetElement("nhs-date", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DateTag : FormGroup
{
    protected override bool IsGroup => true;

    protected override string Control()
    {
        var parts = DateInput.Parts(Value ?? For?.Model?.ToString());
        return $"<div class=\"nhsuk-date-input\" id=\"{Id}-date\">"
            + $"{Part("Day", parts.Day, 2)}{Part("Month", parts.Month, 2)}{Part("Year", parts.Year, 4)}</div>";
    }

    private string Part(string part, string value, int width)
    {
        var id = part == "Day" ? Id : $"{Id}-{part}";
        return "<div class=\"nhsuk-date-input__item\"><div class=\"nhsuk-form-group\">"
            + $"<label class=\"nhsuk-label nhsuk-date-input__label\" for=\"{id}\">{part}</label>"
            + $"<input class=\"nhsuk-input nhsuk-date-input__input nhsuk-input--width-{width}{ErrorClass("nhsuk-input")}\""
            + $" id=\"{id}\" name=\"{Html(FieldName)}.{part}\" type=\"text\" inputmode=\"numeric\" autocomplete=\"off\""
            + $" value=\"{Html(value)}\"></div></div>";
    }
}
