using System.Text.Json.Serialization;
using InterTrust.Pathways;
using InterTrust.Referrals;

namespace InterTrust
{
    /// <summary>
    /// The stored JSON of events and states. Names never change; tests/Rules has golden files of every event ever stored.
    /// </summary>
    [JsonSourceGenerationOptions(
        PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UseStringEnumConverter = true)]
    [JsonSerializable(typeof(Referral))]
    [JsonSerializable(typeof(ReferralEvent))]
    [JsonSerializable(typeof(Pathway))]
    [JsonSerializable(typeof(PathwayEvent))]
    [JsonSerializable(typeof(Register))]
    internal sealed partial class StoredJson : JsonSerializerContext;
}

namespace InterTrust.Referrals
{
    [JsonPolymorphic(TypeDiscriminatorPropertyName = "status")]
    [JsonDerivedType(typeof(Sent), "sent")]
    [JsonDerivedType(typeof(Received), "received")]
    [JsonDerivedType(typeof(AwaitingInformation), "informationRequested")]
    [JsonDerivedType(typeof(Accepted), "accepted")]
    [JsonDerivedType(typeof(OnPathway), "onPathway")]
    [JsonDerivedType(typeof(Rejected), "rejected")]
    [JsonDerivedType(typeof(Withdrawn), "withdrawn")]
    [JsonDerivedType(typeof(Redirected), "redirected")]
    public abstract partial record Referral;
}

namespace InterTrust.Pathways
{
    [JsonPolymorphic(TypeDiscriminatorPropertyName = "status")]
    [JsonDerivedType(typeof(Open), "open")]
    [JsonDerivedType(typeof(Closed), "closed")]
    public abstract partial record Pathway;
}
