using InterTrust.Api.Hosting;

namespace InterTrust.Api;

/// <summary>Searches of a worklist, and pages of a list and of a search.</summary>
public sealed class WorklistSearchTests(RealHub hub)
{
    [Theory]
    [InlineData("kolibri-swiatek", true)]
    [InlineData("ŚWIĄTEK", true)]
    [InlineData("swia", true)]
    [InlineData("zoe", true)]
    [InlineData("NHS", true)]
    [InlineData("N H S", true)]
    [InlineData("LOCAL-7", true)]
    [InlineData("Smith", false)]
    [InlineData("%", false)]
    [InlineData("' or 1=1 --", false)]
    public async Task A_search_finds_names_whatever_their_accents_and_numbers_whole(string text, bool found)
    {
        var (sender, receiver, patient) = (hub.NewTrust(), hub.NewTrust(), Patient.New());
        var body = ReferralBodies.Referral(patient, receiver.Ods).Put("/dataset/patient/localPatientId", "LOCAL-7");
        var sent = (await sender.Send(body)).Is(201);
        var q = text switch
        {
            "NHS" => patient.NhsNumber,
            "N H S" => Identity.NhsNumber.Parse(patient.NhsNumber).Display,
            _ => text,
        };
        var hits = (await receiver.Search("incoming", new { q })).Is(200).Texts("/items", "id");
        Assert.Equal(found ? [sent.Id] : [], hits);
    }

    [Fact]
    public async Task A_search_stands_on_the_pathways_list_too_and_goes_with_the_other_filters()
    {
        var (trust, patient) = (hub.NewTrust(), Patient.New());
        var pathway = (await trust.Register(ReferralBodies.Pathway(patient).Put("/owner", "Lung CNS team"))).Is(201).Id;
        Assert.Equal(
            [pathway], (await trust.Search("pathways", new { q = patient.NhsNumber, owner = "Lung CNS team" })).Texts("/items", "id"));
        Assert.Empty((await trust.Search("pathways", new { q = patient.NhsNumber, owner = "Other" })).List("/items"));
        Assert.Equal([pathway], (await trust.Worklist("pathways", "?owner=Lung%20CNS%20team&status=open")).Texts("/items", "id"));
    }

    [Fact]
    public async Task Pages_visit_every_row_once_while_others_arrive()
    {
        var (sender, receiver) = (hub.NewTrust(), hub.NewTrust());
        var existing = new List<string>();
        for (var i = 0; i < 11; i++)
            existing.Add((await sender.Send(Patient.New(), receiver.Ods)).Id);

        var visited = new List<string>();
        for (string? cursor = null; ;)
        {
            var from = cursor is null ? "" : $"&cursor={cursor}";
            var page = (await receiver.Worklist("incoming", $"?sort=waitingSince&limit=3{from}")).Is(200);
            visited.AddRange(page.Texts("/items", "id"));
            if ((cursor = page["/next"]) is null)
                break;
            if (visited.Count < 9)
                await sender.Send(Patient.New(), receiver.Ods);
        }
        Assert.Equal(existing, visited.Take(existing.Count));
        Assert.Equal(visited.Count, visited.Distinct().Count());
    }

    [Fact]
    public async Task A_search_has_pages_of_its_own()
    {
        var (sender, receiver) = (hub.NewTrust(), hub.NewTrust());
        for (var i = 0; i < 3; i++)
            await sender.Send(Patient.New(), receiver.Ods);
        var first = (await receiver.Search("incoming", new { q = "swiatek", limit = 2 })).Is(200);
        var second = (await receiver.Search("incoming", new { q = "swiatek", limit = 2, cursor = first["/next"] })).Is(200);
        Assert.Equal(3, first.Texts("/items", "id").Concat(second.Texts("/items", "id")).Distinct().Count());
        (await receiver.Search("incoming", new { q = "kolibri", cursor = first["/next"] })).Is(400, "CURSOR_INVALID");
    }

    [Fact]
    public async Task A_cursor_goes_back_unchanged_to_the_list_it_came_from()
    {
        var (sender, receiver) = (hub.NewTrust(), hub.NewTrust());
        for (var i = 0; i < 2; i++)
            await sender.Send(Patient.New(), receiver.Ods);
        var cursor = (await receiver.Worklist("incoming", "?limit=1"))["/next"]!;
        (await receiver.Worklist("incoming", $"?limit=1&cursor={cursor}")).Is(200);
        (await receiver.Worklist("incoming", $"?limit=7&cursor={cursor}")).Is(200);

        string[] queries =
        [
            $"?sort=-treatBy&cursor={cursor}", $"?status=sent&cursor={cursor}", $"?cursor={cursor[..^2]}AA", $"?cursor=A{cursor}",
            "?cursor=%00", "?cursor=AAAA", $"?cursor={new string('A', 2000)}",
        ];
        foreach (var query in queries)
            (await receiver.Worklist("incoming", query)).Is(400, "CURSOR_INVALID");
        (await receiver.Worklist("outgoing", $"?cursor={cursor}")).Is(400, "CURSOR_INVALID");
        (await sender.Worklist("incoming", $"?cursor={cursor}")).Is(400, "CURSOR_INVALID");
    }

    [Fact]
    public async Task A_filter_that_is_none_is_refused_in_a_search()
    {
        (await hub.As("RHQ").Search("incoming", new { unowned = false })).Is(400, "PARAMETER_INVALID");
        (await hub.As("RHQ").Search("incoming", new { handOver = "past-62" })).Is(400, "PARAMETER_INVALID");
        (await hub.As("RHQ").Search("pathways", new { complete = false })).Is(400, "PARAMETER_INVALID");
    }
}
