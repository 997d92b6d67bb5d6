namespace InterTrust.Browser;

/// <summary>Every page, in each of its states, can be used by everybody.</summary>
public sealed class EveryPageTests(SharedHub shared) : Journey(shared)
{
    private static readonly string[] Places = ["Today", "Incoming", "Sent", "Pathways", "Send a referral", "Charts"];

    private readonly Patient patient = Patient.New();

    [Fact]
    public async Task Signing_in()
    {
        var somebody = await Somebody();
        await somebody.GoTo("/sign-in");
        await Looks.Check(somebody);
        await somebody.SignIn(Persona.Barnsley);
        await somebody.SignOut();
        await Looks.Check(somebody);
    }

    [Fact]
    public async Task The_lists_when_nothing_is_there()
    {
        using var hub = await Hub.Start();
        var sheffield = await Somebody(hub: hub);
        await sheffield.SignIn(Persona.Sheffield);
        foreach (var place in Places)
        {
            await sheffield.Open(place);
            await Looks.Check(sheffield);
        }
    }

    [Fact]
    public async Task The_lists_when_they_are_full()
    {
        await ListsAreFull;
        var doncaster = await At(FullLists.Receiver);
        await doncaster.Open("Today");
        await Looks.Check(doncaster);
        await doncaster.Open("Incoming");
        await Looks.Check(doncaster);
        await doncaster.Filter("Tumour group", "Skin");
        await Looks.Check(doncaster);
        await doncaster.Open("Incoming");
        await doncaster.Find("Ó Faoláin");
        await Looks.Check(doncaster);

        var chesterfield = await At(FullLists.Sender);
        await chesterfield.Open("Sent");
        await Looks.Check(chesterfield);
    }

    [Fact]
    public async Task A_worklist_whose_address_was_changed_by_hand()
    {
        var doncaster = await At(FullLists.Receiver);
        await doncaster.GoTo("/incoming?band=none");
        await doncaster.Sees("There is a problem");
        await Looks.Check(doncaster);
    }

    [Fact]
    public async Task Writing_a_referral()
    {
        var barnsley = await At(Persona.Barnsley);
        await barnsley.StartAReferral();
        await barnsley.Write("NHS number", "999 000 0019");
        await barnsley.Press("Save and continue");
        await barnsley.SeesProblem("NHS number");
        await Looks.Check(barnsley);
        foreach (var next in Coordinator.FormPages.Skip(1).Append("Check the referral"))
        {
            await barnsley.FillIn(patient, Persona.Sheffield);
            await barnsley.SaveAndContinue(next);
            await Looks.Check(barnsley);
        }
        await barnsley.Open("Send a referral");
        await Looks.Check(barnsley);
    }

    [Fact]
    public async Task A_pathway_and_what_is_recorded_on_it()
    {
        var sheffield = await SheffieldHas(patient);
        await sheffield.Accept();
        await sheffield.Open("Pathways", patient);
        await Looks.Check(sheffield);
        await sheffield.Follow("Record what happened");
        await Looks.Check(sheffield);
        await sheffield.Choose("Treatment started");
        await sheffield.Press("Continue");
        await Looks.Check(sheffield);
        await sheffield.Press("Record");
        await sheffield.SeesProblem("Say on which day it happened.");
        await Looks.Check(sheffield);
        await sheffield.Open("Charts");
        await Looks.Check(sheffield);
    }

    [Fact]
    public async Task What_is_not_there()
    {
        var barnsley = await At(Persona.Barnsley);
        await barnsley.GoTo("/there-is-no-such-page");
        await barnsley.SeesHeading("Not found");
        await Looks.Check(barnsley);
    }

    [Fact]
    public async Task Headers_keep_pages_to_this_host_and_out_of_every_cache()
    {
        var sheffield = await SheffieldHas(patient);
        foreach (var place in Places)
            await sheffield.Open(place);
        await sheffield.GoTo("/there-is-no-such-page");

        var pages = sheffield.Watch.Answers
            .Where(answer => answer.Request.ResourceType is "document" && answer.Status is 200 or 404)
            .ToList();
        Assert.True(pages.Count >= 7, $"only {pages.Count} pages were looked at");
        Assert.All(pages, page =>
        {
            Assert.Equal("no-store", page.Headers["cache-control"]);
            Assert.Equal("nosniff", page.Headers["x-content-type-options"]);
            Assert.Equal("no-referrer", page.Headers["referrer-policy"]);
            var policy = page.Headers["content-security-policy"];
            Assert.StartsWith("default-src 'self';", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("server", page.Headers.Keys);
        });
    }
}
