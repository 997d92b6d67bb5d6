using Microsoft.Playwright;

namespace InterTrust.Browser;

public sealed class WorklistTests(SharedHub shared) : Journey(shared)
{
    [Theory]
    [InlineData(Script.On)]
    [InlineData(Script.Off)]
    public async Task A_search_stands_in_the_address_where_nobody_reads_it_so_that_Back_leads_to_it(Script script)
    {
        var patient = Patient.New();
        await Send(Persona.Barnsley, patient);
        var sheffield = await At(Persona.Sheffield, script);
        await sheffield.Open("Incoming", patient);

        await sheffield.Page.GoBackAsync();
        await sheffield.SeesRows(1);
        await sheffield.SeesRow(patient);
        await sheffield.SortBy("Patient", "ascending");
        await sheffield.SeesRows(1);
        Assert.Contains("search=", sheffield.Page.Url, StringComparison.Ordinal);
        Assert.DoesNotContain(
            patient.NhsNumber,
            string.Concat(sheffield.Watch.Answers.Select(answer => answer.Url)),
            StringComparison.Ordinal);

        await sheffield.Follow("Clear the search");
        Assert.DoesNotContain("search=", sheffield.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_and_a_referral_are_printed_with_who_and_when_and_with_all_that_is_folded_away()
    {
        var patient = Patient.New();
        await Send(Persona.Barnsley, patient);
        var sheffield = await At(Persona.Sheffield);
        await sheffield.Open("Incoming");
        await sheffield.Find(patient.NhsNumber);
        await sheffield.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await sheffield.SeesInRow(patient, patient.NumberShown);
        await sheffield.IsPrintedBy(Persona.Sheffield);

        await sheffield.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        await sheffield.Open("Incoming", patient);
        await sheffield.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await sheffield.IsPrintedBy(Persona.Sheffield);
        await sheffield.Sees("GP practice code");
    }

    [Fact]
    public async Task Today_counts_what_waits_and_leads_to_it()
    {
        var doncaster = await Doncaster();
        await doncaster.SeesTile("To receive", FullLists.Lung + Browser.FullLists.Breast);
        await doncaster.SeesTile("To decide", 0);

        await doncaster.FollowTile("To receive");
        await doncaster.Sees($"{FullLists.Lung + Browser.FullLists.Breast} referrals");
    }

    [Theory]
    [InlineData(Script.On)]
    [InlineData(Script.Off)]
    public async Task A_list_shows_fifty_rows_the_least_days_left_first_and_all_of_them_page_by_page(Script script)
    {
        var doncaster = await Doncaster(script);
        await doncaster.Open("Incoming");
        await doncaster.Sees("200 referrals");
        await doncaster.Sees("50 of them are on this page.");

        var (left, numbers) = (new List<int?>(), new HashSet<string>());
        for (var page = 1; page <= 4; page++)
        {
            await doncaster.SeesRows(50);
            left.AddRange(await doncaster.DaysLeft());
            numbers.UnionWith(await doncaster.Column("Patient"));
            if (page < 4)
                await doncaster.NextPage();
        }

        await doncaster.SeesThatThisIsTheLastPage();
        Assert.DoesNotContain(null, left);
        Assert.Equal(left.Order(), left);
        Assert.Equal(200, numbers.Count);
    }

    [Theory]
    [InlineData(Script.On)]
    [InlineData(Script.Off)]
    public async Task A_filter_leaves_rows_out_and_says_so(Script script)
    {
        var doncaster = await Doncaster(script);
        await doncaster.Open("Incoming");
        await doncaster.Filter("Tumour group", "Breast");
        await doncaster.Sees($"{FullLists.Breast} referrals match the filter; others are not shown.");
        Assert.All(await doncaster.Column("Tumour group"), group => Assert.Equal("Breast", group));

        await doncaster.Filter("Status", "To decide");
        await doncaster.Sees("0 referrals match the filter");
        await doncaster.Sees("No rows match.");

        await doncaster.Follow("Show all");
        await doncaster.Sees("200 referrals");
    }

    [Theory]
    [InlineData(Script.On)]
    [InlineData(Script.Off)]
    public async Task A_columns_head_sorts_by_it_and_turns_it_round(Script script)
    {
        var doncaster = await Doncaster(script);
        await doncaster.Open("Incoming");
        await doncaster.Filter("Tumour group", "Lung");

        await doncaster.SortBy("Patient", "ascending");
        var first = (await doncaster.Column("Patient"))[0];
        Assert.Contains("Ó FAOLÁIN A", first, StringComparison.Ordinal);
        Assert.All(await doncaster.Column("Tumour group"), group => Assert.Equal("Lung", group));

        await doncaster.SortBy("Patient", "descending");
        Assert.Contains("Ó FAOLÁIN Z", (await doncaster.Column("Patient"))[0], StringComparison.Ordinal);

        await doncaster.SortBy("Next clock", "ascending");
        var left = await doncaster.DaysLeft();
        Assert.Equal(left.Order(), left);
    }

    [Theory]
    [InlineData(Script.On)]
    [InlineData(Script.Off)]
    public async Task A_patient_is_found_and_does_not_stand_in_an_address(Script script)
    {
        var doncaster = await Doncaster(script);
        var patient = (await ListsAreFull).Patients[17];
        await doncaster.Open("Incoming");

        foreach (var text in new[] { patient.NhsNumber, patient.FamilyName })
        {
            await doncaster.Find(text);
            await doncaster.SeesRows(1);
            await doncaster.SeesRow(patient);
        }

        await doncaster.Open("Incoming", patient);
        Assert.All(doncaster.Watch.Answers.Select(answer => Uri.UnescapeDataString(answer.Url)), address =>
        {
            Assert.DoesNotContain(patient.NhsNumber, address, StringComparison.Ordinal);
            Assert.DoesNotContain("Faoláin", address, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public async Task What_fits_a_search_is_read_page_by_page()
    {
        var doncaster = await Doncaster();
        await doncaster.Open("Incoming");
        await doncaster.Find("Ó Faoláin");
        await doncaster.Sees("200 referrals");
        await doncaster.NextPage();
        await doncaster.SeesRows(50);
        await doncaster.NextPage();
        await doncaster.NextPage();
        await doncaster.SeesThatThisIsTheLastPage();
    }

    [Fact]
    public async Task Chosen_rows_are_given_an_owner_together_and_nothing_is_decided_by_it()
    {
        var doncaster = await Doncaster();
        await doncaster.Open("Incoming");
        await doncaster.Filter("Tumour group", "Breast");
        await doncaster.SortBy("Patient", "ascending");
        var shown = await doncaster.ChooseRows(2);
        await doncaster.GiveTo("Breast CNS team");
        await doncaster.Sees("2 rows have a new owner.");

        await doncaster.Filter("Tumour group", "Breast");
        await doncaster.SortBy("Owner", "ascending");
        await doncaster.SortBy("Owner", "descending");
        Assert.Equal(["Breast CNS team", "Breast CNS team", "Nobody"], (await doncaster.Column("Owner")).Take(3));
        Assert.Equal(shown.Order(), (await doncaster.Column("Patient")).Take(2).Order());
        Assert.All((await doncaster.Column("Status")).Take(2), status => Assert.StartsWith("To receive", status, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_of_fifty_rows_is_light()
    {
        var doncaster = await Doncaster();
        var page = (await doncaster.GoTo("/incoming"))!;
        await doncaster.SeesRows(50);
        var html = await Weight.OfHtml(page);
        Assert.True(html <= 60 * 1024, $"50 rows are {html:N0} bytes of HTML; 61,440 are allowed");

        var newcomer = await Somebody();
        await newcomer.TakeSessionOf(doncaster);
        await newcomer.GoTo("/incoming");
        var all = await Weight.OfAll(newcomer.Watch.Answers);
        Assert.True(all <= 90 * 1024, $"A first load is {all:N0} bytes over the line; 92,160 are allowed");
    }

    private async Task<Coordinator> Doncaster(Script script = Script.On)
    {
        await ListsAreFull;
        var doncaster = await Somebody(script);
        await doncaster.SignIn(FullLists.Receiver);
        return doncaster;
    }
}
