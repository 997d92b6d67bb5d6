using System.Globalization;
using System.Text.Encodings.Web;
using System.Xml.Linq;
using InterTrust.Pages.Pictures;
using Microsoft.AspNetCore.Html;

namespace InterTrust.Api.Pictures;

/// <summary>A rendered picture, parsed.</summary>
internal sealed class Drawn
{
    private static readonly XNamespace Namespace = "http://www.w3.org/2000/svg";

    private readonly XElement svg;

    private Drawn(XElement svg) => this.svg = svg;

    /// <summary>The texts and their boxes.</summary>
    internal IReadOnlyList<Label> Labels => [.. svg.Elements(Namespace + "text").Select(Label.From)];

    internal string Title => svg.Element(Namespace + "title")!.Value;

    internal string Description => svg.Element(Namespace + "desc")!.Value;

    internal string Text => string.Join('\n', Labels.Select(label => label.Text));

    /// <summary>Parses a picture and checks that it is accessible, has no inline style and has no overlapping or clipped text.</summary>
    internal static Drawn Parse(IHtmlContent picture)
    {
        using var written = new StringWriter();
        picture.WriteTo(written, HtmlEncoder.Default);
        var drawn = new Drawn(XElement.Parse(written.ToString()).Element(Namespace + "svg")!);
        drawn.IsAccessible();
        drawn.HasNoStyle();
        drawn.IsLegible();
        return drawn;
    }

    internal int Count(string element, string attribute, string value) =>
        svg.Elements(Namespace + element).Count(shape => shape.Attribute(attribute)?.Value == value);

    /// <summary>The widths of the bars of a colour.</summary>
    internal IReadOnlyList<double> Bars(string colour) =>
        [
            .. svg.Elements(Namespace + "rect")
                .Where(bar => bar.Attribute("fill")?.Value == colour)
                .Select(bar => Label.Number(bar, "width")),
        ];

    /// <summary>The number of areas hatched as late.</summary>
    internal int Late => svg.Elements(Namespace + "rect").Count(bar => bar.Attribute("stroke")?.Value == Fill.Red);

    /// <summary>The positions of the labelled vertical lines, from left to right.</summary>
    internal IReadOnlyList<double> Poles =>
        [
            .. svg.Elements(Namespace + "line")
                .Where(line => line.Attribute("stroke-width")?.Value is not "1")
                .Select(line => Label.Number(line, "x1"))
                .Order(),
        ];

    private void IsAccessible()
    {
        var ids = svg.Parent!.DescendantsAndSelf().Attributes("id").Select(id => id.Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Equal("img", svg.Attribute("role")?.Value);
        Assert.All(svg.Attribute("aria-labelledby")!.Value.Split(' '), id => Assert.Contains(id, ids));
        Assert.All(
            svg.Descendants().Attributes("fill").Where(fill => fill.Value.StartsWith("url", StringComparison.Ordinal)),
            fill => Assert.Contains(fill.Value[5..^1], ids));
        Assert.NotEqual("", Title);
        Assert.NotEqual("", Description);
    }

    private void HasNoStyle()
    {
        Assert.DoesNotContain(
            svg.Parent!.DescendantsAndSelf().Attributes(),
            attribute => attribute.Name.LocalName == "style" || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.DoesNotContain(svg.Descendants(), shape => shape.Name.LocalName is "style" or "script" or "foreignObject" or "image");
        Assert.Null(svg.Attribute("width"));
    }

    private void IsLegible()
    {
        var view = svg.Attribute("viewBox")!.Value
            .Split(' ')
            .Select(number => double.Parse(number, CultureInfo.InvariantCulture))
            .ToArray();
        Assert.All(
            Labels,
            label => Assert.True(
                label.Left >= 0 && label.Right <= view[2] && label.Top >= 0 && label.Bottom <= view[3],
                $"{label} is outside {view[2]} × {view[3]}"));
        foreach (var (at, label) in Labels.Index())
            Assert.All(Labels.Skip(at + 1), other => Assert.False(label.Overlaps(other), $"{label} and {other} overlap"));
    }
}

/// <summary>A text of a picture, and the box around it.</summary>
internal sealed record Label(string Text, double Left, double Top, double Right, double Bottom)
{
    internal static Label From(XElement text)
    {
        var (x, y, size) = (Number(text, "x"), Number(text, "y"), Number(text, "font-size"));
        var width = TextMetrics.Width(text.Value, size);
        var left = text.Attribute("text-anchor")?.Value switch { "middle" => x - width / 2, "end" => x - width, _ => x };
        return new(text.Value, left, y - 0.75 * size, left + width, y + 0.2 * size);
    }

    internal bool Overlaps(Label other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;

    internal static double Number(XElement shape, string attribute) =>
        double.Parse(shape.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);
}
