using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using InterTrust.DataSet;
using InterTrust.Events;
using InterTrust.Health;
using InterTrust.Http;
using InterTrust.Organisations;
using InterTrust.Pathways;
using InterTrust.Reference;
using InterTrust.Referrals;
using InterTrust.Reports;
using InterTrust.Security;
using InterTrust.Worklists;

namespace InterTrust;

/// <summary>The hub's JSON over HTTP: camelCase, absent values left out, accents not escaped.</summary>
[JsonSerializable(typeof(ProblemBody))]
[JsonSerializable(typeof(SendRequest))]
[JsonSerializable(typeof(ReceiveRequest))]
[JsonSerializable(typeof(AcceptRequest))]
[JsonSerializable(typeof(AcknowledgeRequest))]
[JsonSerializable(typeof(AssignRequest))]
[JsonSerializable(typeof(RejectRequest))]
[JsonSerializable(typeof(WithdrawRequest))]
[JsonSerializable(typeof(RequestInformationRequest))]
[JsonSerializable(typeof(ProvideInformationRequest))]
[JsonSerializable(typeof(RedirectRequest))]
[JsonSerializable(typeof(UndoMatchRequest))]
[JsonSerializable(typeof(RegisterRequest))]
[JsonSerializable(typeof(ImportLine))]
[JsonSerializable(typeof(EventRequest))]
[JsonSerializable(typeof(RetractRequest))]
[JsonSerializable(typeof(NoteRequest))]
[JsonSerializable(typeof(ClocksRequest))]
[JsonSerializable(typeof(ClocksView))]
[JsonSerializable(typeof(PreparedReferral))]
[JsonSerializable(typeof(ImportResult))]
[JsonSerializable(typeof(SearchRequest))]
[JsonSerializable(typeof(OrganisationRequest))]
[JsonSerializable(typeof(ReferralView))]
[JsonSerializable(typeof(IReadOnlyList<ReferralAction>))]
[JsonSerializable(typeof(PathwayView))]
[JsonSerializable(typeof(HistoryAnswer))]
[JsonSerializable(typeof(DataSetFindings))]
[JsonSerializable(typeof(WorklistAnswer))]
[JsonSerializable(typeof(WorklistQuery))]
[JsonSerializable(typeof(SummaryAnswer))]
[JsonSerializable(typeof(FeedAnswer))]
[JsonSerializable(typeof(ReportAnswer<AllocatedCases>))]
[JsonSerializable(typeof(ReportAnswer<HandOvers>))]
[JsonSerializable(typeof(ReportAnswer<ResponseTimes>))]
[JsonSerializable(typeof(ReportAnswer<Rejections>))]
[JsonSerializable(typeof(ReportAnswer<CwtRecord>))]
[JsonSerializable(typeof(OrganisationList))]
[JsonSerializable(typeof(CodeList))]
[JsonSerializable(typeof(CodeListNames))]
[JsonSerializable(typeof(HealthResponse))]
[JsonSerializable(typeof(TokenAnswer))]
[JsonSerializable(typeof(TokenRefusal))]
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
public sealed partial class HubJson : JsonSerializerContext
{
    // Lazy, because the order of static fields between this file and the generated half of the class is undefined.
    private static readonly Lazy<JsonSerializerOptions> Late = new(() => Configure(new()));

    public static JsonSerializerOptions Web => Late.Value;

    public static JsonTypeInfo<T> For<T>() => (JsonTypeInfo<T>)Web.GetTypeInfo(typeof(T));

    public static string NameOf<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    public static string CodeOf(RefusalCode code) => JsonNamingPolicy.SnakeCaseUpper.ConvertName(code.ToString());

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.NumberHandling = JsonNumberHandling.Strict;
        // Every response is marked as JSON and as not to be sniffed, so names need no escaping for HTML.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new JsonStringEnumConverter<RefusalCode>(JsonNamingPolicy.SnakeCaseUpper, allowIntegerValues: false));
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.Converters.Add(new HistoryEventConverter());
        options.TypeInfoResolver = JsonTypeInfoResolver.Combine(
            Default.WithAddedModifier(Http.ReferralAction.AddUrls)
                .WithAddedModifier(Worklists.SearchRequest.AddFilters)
                .WithAddedModifier(Pathways.ClinicalEventRequest.AddFields),
            new DefaultJsonTypeInfoResolver());
        return options;
    }
}
