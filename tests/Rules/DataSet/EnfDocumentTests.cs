using InterTrust.DataSet;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace InterTrust.Rules.DataSet;

public sealed class EnfDocumentTests
{
    [Fact]
    public void A_document_travels_as_its_bytes_alone()
    {
        using var services = new ServiceCollection().AddSerializer().BuildServiceProvider();
        var serializer = services.GetRequiredService<Serializer<EnfDocument>>();
        var document = Fullest.DataSet().Read().Document!;
        var sent = serializer.SerializeToArray(document);
        Assert.InRange(sent.Length, document.Json.Length, document.Json.Length + 64);
        var arrived = serializer.Deserialize(sent)!;
        Assert.Equal(document.Json, arrived.Json);
        Assert.Equal("Żółkiewska", arrived.Value.Patient.FamilyName);
    }
}
