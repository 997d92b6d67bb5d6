namespace InterTrust.Browser;

/// <summary>
/// The pictures of the documents are taken again with <c>UPDATE_DOCS=1</c>; the pages that they show are opened in every run.
/// </summary>
public sealed class PictureTests(SharedHub shared) : Journey(shared)
{
    private static readonly string Folder = Repository.Path("docs", "screens");

    [Fact]
    public async Task The_demonstration_with_invented_patients_shows_every_page()
    {
        using var hub = await Hub.Start(null, "--sample", "300");
        var sheffield = await Somebody(hub: hub);
        await sheffield.GoTo("/sign-in");
        await Picture(sheffield, "sign-in");
        await sheffield.SignIn(Persona.Sheffield);
        await sheffield.WaitsUntilRowsAre("Pathways", atLeast: 50);
        await sheffield.Open("Today");
        await Picture(sheffield, "today");

        foreach (var (place, picture) in new[] { ("Incoming", "incoming"), ("Pathways", "pathways"), ("Charts", "charts") })
        {
            await sheffield.Open(place);
            await Picture(sheffield, picture);
        }
        await sheffield.OpenFirst("Pathways");
        await Picture(sheffield, "pathway");
        await sheffield.OpenFirst("Incoming");
        await Picture(sheffield, "referral");
        await sheffield.Follow("Accept");
        await Picture(sheffield, "accept");
    }

    private static async Task Picture(Coordinator person, string name)
    {
        await person.SeesTheDemonstrationsBanner();
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") is not "1")
            return;
        Directory.CreateDirectory(Folder);
        await person.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}.png") });
    }
}
