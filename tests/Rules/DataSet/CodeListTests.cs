using InterTrust.DataSet;
using InterTrust.Reference;

namespace InterTrust.Rules.DataSet;

public sealed class CodeListTests
{
    public static TheoryData<string> Files { get; } =
        [
            .. Directory.GetFiles(Repository.Path("GrainInterfaces", "Reference", "Codes"))
                .Select(f => System.IO.Path.GetFileNameWithoutExtension(f)!)
                .Order(),
        ];

    [Theory, MemberData(nameof(Files))]
    public void Every_list_is_there_under_its_file_s_name_with_codes_that_differ(string name)
    {
        var list = CodeLists.Find(name)!;
        Assert.Equal(name, list.Name);
        Assert.NotEmpty(list.Codes);
        Assert.Distinct(list.Codes.Select(c => c.Code));
        Assert.All(list.Codes, c => Assert.True(list.Contains(c.Code) && list.Label(c.Code) is { Length: > 0 }));
        Assert.False(list.Contains("") || list.Contains("no such code"));
        Assert.Matches("^\"[0-9a-f]{16}\"$", list.ETag);
    }

    [Fact]
    public void There_is_no_list_besides() => Assert.Equal(Files.Select(f => f.Data), CodeLists.All.Select(l => l.Name));

    [Fact]
    public void Lists_of_different_content_have_different_entity_tags() => Assert.Distinct(CodeLists.All.Select(l => l.ETag));

    [Fact]
    public void A_list_that_is_not_there_is_not_found() => Assert.Null(CodeLists.Find("../codes/sex"));

    [Fact]
    public void Every_tumour_group_can_be_sent() =>
        Assert.All(
            CodeLists.Find("tumourGroup")!.Codes, c => Assert.Empty(Sent.Lung().With("/tumourGroup", $"\"{c.Code}\"").Read().Refused));

    [Fact]
    public void A_field_whose_codes_are_a_list_names_the_same_element_as_the_list()
    {
        string[] sharedElement = ["/referrer/treatmentFunction", "/receiver/treatmentFunction"];
        const string Prefix = "/api/v1/reference/codes/";
        var fields = EnfFields.All.Where(f => f.Says.Contains(Prefix, StringComparison.Ordinal) && !sharedElement.Contains(f.Pointer));
        foreach (var field in fields)
            Assert.Equal(CodeLists.Find(field.Says.Split(Prefix)[1])!.Element, field.Element);
    }
}
