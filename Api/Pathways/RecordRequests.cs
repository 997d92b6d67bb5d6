using System.ComponentModel;
using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using InterTrust.Http;
using InterTrust.Identity;
using InterTrust.Json;

namespace InterTrust.Pathways;

/// <summary>Something that happened to the patient, or is planned. Which fields belong to it depends on its type.</summary>
public record ClinicalEventRequest
{
    private readonly Dictionary<string, string> facts = [];

    /// <summary>What happened.</summary>
    [Code(ClinicalEventType.CodeList)]
    public required string Type { get; init; }

    /// <summary>The clinical day.</summary>
    public required DateOnly Date { get; init; }

    internal ClinicalEventDetails Details =>
        new(Type, Date, ClinicalEventField.Facts(ClinicalEventField.All.Select(known => (known, facts.GetValueOrDefault(known.Name)))));

    /// <summary>Adds a JSON property for each field of the table.</summary>
    internal static void AddFields(JsonTypeInfo type)
    {
        if (!type.Type.IsAssignableTo(typeof(ClinicalEventRequest)))
            return;
        foreach (var field in ClinicalEventField.All)
        {
            var property = type.CreateJsonPropertyInfo(field.ValueType, field.Name);
            property.Set = (request, value) =>
                ((ClinicalEventRequest)request).facts[field.Name] = Convert.ToString(value, CultureInfo.InvariantCulture)!;
            property.AttributeProvider = new RowAttributes(field.Rule, new DescriptionAttribute(ClinicalEventType.Describe(field)));
            type.Properties.Add(property);
        }
    }

    /// <summary>Withheld: it is patient data.</summary>
    public override string ToString() => "Event (withheld)";
}

/// <summary>What is recorded on a pathway.</summary>
public sealed record EventRequest : ClinicalEventRequest, IRequest<EventRequest>
{
    /// <summary>The event that was wrong, which this one replaces; the history keeps both.</summary>
    public CorrectionRequest? Corrects { get; init; }

    internal RecordEvent Command => new(Details, Corrects is null ? null : new(Corrects.Event, Corrects.Reason));
}

/// <summary>Which event was wrong.</summary>
/// <param name="Event">Its id, as the pathway's events carry it.</param>
/// <param name="Reason">Why it was wrong.</param>
public sealed record CorrectionRequest([property: Text(80)] string Event, [property: Text(500)] string Reason);

/// <summary>Why an event did not happen at all.</summary>
/// <param name="Reason">In words.</param>
public sealed record RetractRequest([property: Text(500)] string Reason) : IRequest<RetractRequest>;

/// <summary>A note of the trust that tracks the patient.</summary>
/// <param name="Text">What is to be remembered.</param>
public sealed record NoteRequest([property: Text(4000, Lines = true)] string Text) : IRequest<NoteRequest>;

/// <summary>A referral onward that was filled in; the body of a Send but for where it goes.</summary>
/// <param name="Dataset">The ENF data set, as far as the hub knows it.</param>
/// <param name="OnwardFrom">The pathway from which the patient goes on.</param>
public sealed record PreparedReferral(RawJson Dataset, PathwayId OnwardFrom);
