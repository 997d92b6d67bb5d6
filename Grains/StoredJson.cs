using System.Text.Json.Serialization;
using InterTrust.Pathways;
using InterTrust.Referrals;

namespace InterTrust;

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
