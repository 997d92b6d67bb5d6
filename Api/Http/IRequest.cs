using System.Text.Json;
using InterTrust.Json;

namespace InterTrust.Http;

/// <summary>The content of a request body. By default it is read strictly, by the declaration of the record.</summary>
/// <typeparam name="TSelf">The record.</typeparam>
public interface IRequest<TSelf> where TSelf : class, IRequest<TSelf>
{
    /// <summary>The type that the OpenAPI document shows.</summary>
    static virtual Type Documented => typeof(TSelf);

    static virtual TSelf? Read(JsonElement body, ICollection<Finding> findings) => StrictJson.Read(body, HubJson.For<TSelf>(), findings);
}
