using Microsoft.OpenApi;

namespace InterTrust.Http;

/// <summary>A parameter of the query string that is read by hand, as the OpenAPI document shows it.</summary>
public sealed record QueryDoc(string Name, string Description, OpenApiSchema Schema);
