using System.Text.Json;
using System.Text.Json.Serialization;

namespace InterTrust.Yardstick;

internal sealed record SendRequest(string To, string? ClientReference, JsonElement Dataset);

internal sealed record RejectRequest(string ReasonCode, string Explanation);

/// <summary>As much of the ENF data set as a worklist shows; the rest is kept as it came.</summary>
internal sealed record DataSet(DataSetPatient Patient, DataSetWait CancerWait, string TumourGroup);

internal sealed record DataSetPatient(string NhsNumber, string FamilyName, string GivenName, DateOnly BirthDate, string? LocalPatientId);

internal sealed record DataSetWait(DateOnly PeriodStartDate);

internal sealed record ReferralAnswer(
    string Id, int Version, string Status, string From, string To, DateTime SentAt, string? WaitsFor, string? PathwayId);

internal sealed record WorklistAnswer(IReadOnlyList<WorklistRow> Items);

internal sealed record WorklistRow(
    string Id, int Version, string Status, string? WaitsFor, DateTime WaitingSince, WorklistPatient Patient, string TumourGroup,
    string From, string To, DateTime SentAt, DateOnly ReceivedDate, DateOnly PeriodStart, DateOnly TreatBy, string? PathwayId);

internal sealed record WorklistPatient(string NhsNumber, string FamilyName, string GivenName, DateOnly BirthDate, string? LocalPatientId);

internal sealed record TokenAnswer([property: JsonPropertyName("access_token")] string AccessToken);

[JsonSerializable(typeof(SendRequest))]
[JsonSerializable(typeof(RejectRequest))]
[JsonSerializable(typeof(DataSet))]
[JsonSerializable(typeof(ReferralAnswer))]
[JsonSerializable(typeof(WorklistAnswer))]
[JsonSerializable(typeof(TokenAnswer))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class YardstickJson : JsonSerializerContext;
