using InterTrust.Http;
using InterTrust.Security;

namespace InterTrust;

/// <summary>Printed when the hub is ready.</summary>
public static class StartupBanner
{
    public static void Print(ICollection<string> addresses, HubOptions hub)
    {
        var at = addresses.First();
        Console.WriteLine(hub.IsDemo ? Demo(at) : $"InterTrust is ready at {string.Join(", ", addresses)}");
    }

    private const string ClientCredentials =
        $"-d grant_type=client_credentials -d client_id=demo-rhq -d client_secret={DemoIssuer.Secret}";

    private const string ExtractToken = """sed 's/.*"access_token":"\([^"]*\)".*/\1/'""";

    private static string Demo(string at) =>
        $$"""

        InterTrust is ready, in demo mode: loopback only, test patients only.

          Screens   {{at}}/
          API       {{at}}{{Routes.Api}}
          Swagger   {{at}}/swagger
          OpenAPI   {{at}}/openapi/v1.json
          Health    {{at}}/health/ready

        Try it as Sheffield (RHQ):

          TOKEN=$(curl -s {{at}}{{TokenEndpoint.Path}} {{ClientCredentials}} | {{ExtractToken}})
          curl -s {{at}}{{Routes.Api}}/worklists/incoming -H "Authorization: Bearer $TOKEN"

        """;
}
