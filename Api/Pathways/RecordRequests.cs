using System.ComponentModel;
using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using InterTrust.Http;
using InterTrust.Identity;
using InterTrust.Json;

namespace InterTrust.Pathways;

/// <summary>An event that happened to the patient or is planned. Its type decides which fields apply.</summary>
public record ClinicalEventRequest
{
    private readonly Dictionary<string, string> values = [];

    /// <summary>The type of the event.</summary>
    [Code(ClinicalEventType.CodeList)]
    public required string Type { get; init; }

    /// <summary>The clinical date.</summary>
    public required DateOnly Date { get; init; }

    internal ClinicalEventDetails Details =>
        new(Type, Date, ClinicalEventField.Facts(ClinicalEventField.All.Select(row => (row, values.GetValueOrDefault(row.Name)))));

    /// <summary>Adds a JSON property for each field of the table.</summary>
    internal static void AddFields(JsonTypeInfo type)
    {
        if (!type.Type.IsAssignableTo(typeof(ClinicalEventRequest)))
            return;
        foreach (var field in ClinicalEventField.All)
        {
            var property = type.CreateJsonPropertyInfo(field.ValueType, field.Name);
            property.Set = (request, value) =>
                ((ClinicalEventRequest)request).values[field.Name] = Convert.ToString(value, CultureInfo.InvariantCulture)!;
            property.AttributeProvider = new RowAttributes(field.Rule, new DescriptionAttribute(field.Description!));
            type.Properties.Add(property);
        }
    }

    /// <summary>Withheld: it is patient data.</summary>
    public override string ToString() => "Event (withheld)";
}

/// <summary>An event to record on a pathway.</summary>
public sealed record EventRequest : ClinicalEventRequest, IRequest<EventRequest>
{
    /// <summary>The wrong event that this one replaces; the history keeps both.</summary>
    public CorrectionRequest? Corrects { get; init; }

    internal RecordEvent Command => new(Details, Corrects is null ? null : new(Corrects.Event, Corrects.Reason));
}

/// <summary>The event that was wrong.</summary>
/// <param name="Event">The id of the event on the pathway.</param>
/// <param name="Reason">Why it was wrong.</param>
public sealed record CorrectionRequest([property: Text(80)] string Event, [property: Text(500)] string Reason);

/// <summary>Why an event did not happen at all.</summary>
/// <param name="Reason">The reason in free text.</param>
public sealed record RetractRequest([property: Text(500)] string Reason) : IRequest<RetractRequest>;

/// <summary>A note of the trust that tracks the patient.</summary>
/// <param name="Text">The text of the note.</param>
public sealed record NoteRequest([property: Text(4000, Lines = true)] string Text) : IRequest<NoteRequest>;

/// <summary>An onward referral that the hub filled in: the body of a Send, without the receiving trust.</summary>
/// <param name="Dataset">The ENF data set, as far as the hub knows it.</param>
/// <param name="OnwardFrom">The pathway that the patient is referred on from.</param>
public sealed record PreparedReferral(RawJson Dataset, PathwayId OnwardFrom);
