using CsCheck;
using InterTrust.Pathways;
using InterTrust.Reference;

namespace InterTrust.Rules.Pathways;

public sealed class ClinicalEventTypeTests
{
    [Fact]
    public void Every_type_of_event_and_every_field_is_known_to_all_who_read_the_table()
    {
        Assert.Equal(
            CodeLists.Find(ClinicalEventType.CodeList)!.Codes.Select(code => code.Code), ClinicalEventType.All.Select(type => type.Type));
        Assert.All(ClinicalEventType.All.SelectMany(type => type.Fields), field =>
        {
            Assert.Contains(field.Name, ClinicalEventField.All.Select(known => known.Name));
            Assert.NotNull(field.Label);
            Assert.NotNull(field.Description);
            Assert.True(field.List is null || CodeLists.Find(field.List) is not null);
            Assert.All(field.Elements, element => Assert.Contains(element, CwtMatrix.Elements));
        });
    }
}
