using InterTrust.DataSet;
using InterTrust.Http;
using InterTrust.Security;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerUI;

namespace InterTrust.OpenApi;

/// <summary>The OpenAPI document, and Swagger UI for it.</summary>
public static class HubDocument
{
    internal const string Scheme = "oauth2";

    public static void AddHubDocument(this IServiceCollection services, Settings settings) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        // A problem in the result of an import has the same schema as any other problem.
        options.CreateSchemaReferenceId = type =>
            type.Type == typeof(ProblemBody) ? "Problem" : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        options.AddDocumentTransformer((document, _, _) =>
        {
            Describe(document, settings);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(OperationDocs.Describe);
        options.AddSchemaTransformer(SchemaDocs.Describe);
    });

    /// <summary>On its own path only, because it matches patterns against every request.</summary>
    public static void UseHubSwagger(this IApplicationBuilder app, Settings settings) =>
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments("/swagger"),
            branch => branch.UseSwaggerUI(swagger => Show(swagger, settings)));

    private static void Show(SwaggerUIOptions swagger, Settings settings)
    {
        swagger.DocumentTitle = "InterTrust API";
        swagger.RoutePrefix = "swagger";
        swagger.SwaggerEndpoint("/openapi/v1.json", "InterTrust v1");
        swagger.EnablePersistAuthorization();
        swagger.DisplayRequestDuration();
        swagger.OAuthAppName("InterTrust");
        if (!settings.Hub.IsDemo)
            return;
        swagger.OAuthClientId("demo-rhq");
        swagger.OAuthClientSecret(DemoIssuer.Secret);
        swagger.OAuthScopes([.. Scopes.Trust]);
    }

    private static void Describe(OpenApiDocument document, Settings settings)
    {
        document.Info = new()
        {
            Title = "InterTrust",
            Version = HubVersion.Current,
            Description =
                "A hub for cancer referrals between NHS hospital trusts: send the ENF data set to another trust, accept or reject "
                + "it there, and track the patient's pathway.\n\n"
                + "**Try it.** Press *Authorize*, keep the demo client (`demo-rhq` is Sheffield; `demo-rff`, `demo-rfs`, "
                + "`demo-rp5` and `demo-rfr` refer to it; the secret is `demo`), and send a request.\n\n"
                + "**Rules for every request.** The organisation comes from the token. A request that creates something takes "
                + "`Idempotency-Key`: repeat it after a lost connection, and you get the first response again. A command on an "
                + "existing referral or pathway takes `If-Match`. "
                + "Every refusal is a problem (RFC 9457) with a `code` from [the catalogue](/docs/problems.md).",
        };
        // The API has the host of the document; a fixed one would be wrong behind a proxy.
        document.Servers = [];
        var tokens = settings.Hub.IsDemo ? TokenEndpoint.Path : settings.Authentication.TokenUrl;
        document.Components ??= new();
        // The data set is passed on as bytes. Only at this point is its schema in the document, so that it can be referenced.
        if (document.Components.Schemas?[nameof(RawJson)] is OpenApiSchema raw)
            (raw.Type, raw.Description, raw.AllOf) =
                (JsonSchemaType.Object, "The ENF data set.", [new OpenApiSchemaReference(nameof(EnfDataSet), document)]);
        document.Components.SecuritySchemes =
            new Dictionary<string, IOpenApiSecurityScheme> { [Scheme] = tokens is null ? Bearer : OAuth(tokens) };
    }

    private static OpenApiSecurityScheme Bearer => new()
    {
        Type = SecuritySchemeType.Http,
        Scheme = "bearer",
        BearerFormat = "JWT",
        Description = "An access token from the issuer that this hub trusts.",
    };

    private static OpenApiSecurityScheme OAuth(string tokens) => new()
    {
        Type = SecuritySchemeType.OAuth2,
        Description = "Client credentials.",
        Flows = new()
        {
            ClientCredentials = new() { TokenUrl = new(tokens, UriKind.RelativeOrAbsolute), Scopes = Scopes.All.ToDictionary() },
        },
    };
}
