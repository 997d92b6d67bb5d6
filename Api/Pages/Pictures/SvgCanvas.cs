using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace InterTrust.Pages.Pictures;

/// <summary>The end of a text that is at its position.</summary>
public enum Anchor
{
    Start,
    Middle,
    End,
}

/// <summary>
/// A picture as SVG with a description, in a box that scrolls on a narrow screen. It is styled by attributes only, because the content
/// security policy of the pages forbids inline styles; all text is encoded.
/// </summary>
/// <param name="name">Its name on the page, the prefix of its ids.</param>
/// <param name="title">What it shows, in a few words.</param>
/// <param name="description">What it shows, in words.</param>
public sealed class SvgCanvas(string name, string title, string description) : IHtmlContent
{
    public const double Width = 720;
    public const double TextSize = 13;
    public const double SmallSize = 12;

    private readonly List<TagBuilder> background = [];
    private readonly List<TagBuilder> shapes = [];
    private readonly Dictionary<string, TagBuilder> hatches = [];

    public double Height { get; set; }

    /// <summary>A line behind everything else.</summary>
    public void Line(double x1, double y1, double x2, double y2, string colour, double thickness = 1, string? dashes = null) =>
        background.Add(Shape(
            "line", ("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2),
            ("stroke", colour), ("stroke-width", thickness), ("stroke-dasharray", dashes)));

    public void Box(double x, double y, double width, double height, Fill fill) => shapes.Add(Shape(
        "rect", ("x", x), ("y", y), ("width", width), ("height", height),
        ("fill", FillValue(fill)), ("stroke", fill.Hatched ? fill.Colour : null)));

    public void Frame(double x, double y, double width, double height, string colour) => shapes.Add(Shape(
        "rect", ("x", x), ("y", y), ("width", width), ("height", height),
        ("fill", Fill.White), ("stroke", colour), ("stroke-dasharray", "3 2")));

    public void Dot(double x, double y, string colour, bool open = false) => shapes.Add(Shape(
        "circle", ("cx", x), ("cy", y), ("r", 5), ("fill", open ? Fill.White : colour),
        ("stroke", colour), ("stroke-width", 2), ("stroke-dasharray", open ? "2 1.5" : null)));

    /// <summary>An arrow head at the edge: the event lies beyond it.</summary>
    public void Beyond(double x, double y, bool after, string colour) => shapes.Add(Shape(
        "path",
        ("d", string.Create(CultureInfo.InvariantCulture, $"M{x:0.#} {y - 6:0.#}v12l{(after ? 8 : -8)} -6z")),
        ("fill", colour)));

    /// <summary>A text with a white outline, so that it can be read where it crosses something.</summary>
    public void Text(
        double x, double y, string text,
        Anchor anchor = Anchor.Start, string colour = Fill.Ink, double size = TextSize, bool strong = false)
    {
        var shape = Shape("text",
            ("x", x), ("y", y), ("font-size", size), ("fill", colour),
            ("text-anchor", anchor switch { Anchor.Start => null, Anchor.Middle => "middle", _ => "end" }),
            ("font-weight", strong ? "600" : null), ("stroke", Fill.White), ("stroke-width", 5),
            ("stroke-linejoin", "round"), ("paint-order", "stroke"));
        shape.TagRenderMode = TagRenderMode.Normal;
        shape.InnerHtml.Append(TextMetrics.Legible(text));
        shapes.Add(shape);
    }

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        var svg = Tag("svg",
            ("class", "it-picture"), ("role", "img"), ("aria-labelledby", $"{name}-title {name}-says"),
            ("viewBox", $"0 0 {Written(Width)} {Written(Height)}"), ("xmlns", "http://www.w3.org/2000/svg"));
        svg.InnerHtml.AppendHtml(Words("title", title)).AppendHtml(Words("desc", description));
        if (hatches.Count > 0)
            svg.InnerHtml.AppendHtml(Holding(Tag("defs"), hatches.Values));
        svg.InnerHtml.AppendHtml(Shape("rect", ("width", Width), ("height", Height), ("fill", Fill.White)));
        Holding(Holding(svg, background), shapes);
        var scroll = Tag("div", ("class", "it-scroll"), ("tabindex", "0"), ("role", "group"), ("aria-labelledby", $"{name}-title"));
        scroll.InnerHtml.AppendHtml(svg);
        scroll.WriteTo(writer, encoder);
    }

    private string FillValue(Fill fill)
    {
        if (!fill.Hatched)
            return fill.Colour;
        var id = $"{name}-hatch-{fill.Colour[1..]}";
        if (!hatches.ContainsKey(id))
            hatches.Add(id, Holding(
                Tag("pattern",
                    ("id", id), ("width", 6), ("height", 6), ("patternUnits", "userSpaceOnUse"), ("patternTransform", "rotate(45)")),
                [
                    Shape("rect", ("width", 6), ("height", 6), ("fill", fill.Colour)),
                    Shape("rect", ("width", 2.5), ("height", 6), ("fill", Fill.White)),
                ]));
        return $"url(#{id})";
    }

    private TagBuilder Words(string tag, string text)
    {
        var words = Tag(tag, ("id", $"{name}-{(tag == "title" ? "title" : "says")}"));
        words.InnerHtml.Append(TextMetrics.Legible(text));
        return words;
    }

    private static TagBuilder Holding(TagBuilder tag, IEnumerable<TagBuilder> inside)
    {
        foreach (var shape in inside)
            tag.InnerHtml.AppendHtml(shape);
        return tag;
    }

    private static TagBuilder Shape(string tag, params ReadOnlySpan<(string Name, object? Value)> attributes)
    {
        var shape = Tag(tag, attributes);
        shape.TagRenderMode = TagRenderMode.SelfClosing;
        return shape;
    }

    private static TagBuilder Tag(string tag, params ReadOnlySpan<(string Name, object? Value)> attributes)
    {
        var builder = new TagBuilder(tag);
        foreach (var (attribute, value) in attributes)
            if (value is not null)
                builder.Attributes.Add(attribute, Written(value));
        return builder;
    }

    private static string Written(object value) =>
        value is double number ? Math.Round(number, 1).ToString(CultureInfo.InvariantCulture) : $"{value}";
}
