using System.Collections.Concurrent;

namespace InterTrust.Browser;

/// <summary>
/// What a test tells. Nobody whom it brings in may meet an error of a script, a broken policy or another host; and when it fails, what each
/// of them saw is kept, and the failure says where.
/// </summary>
public abstract class Journey(SharedHub shared) : IAsyncLifetime
{
    private readonly ConcurrentQueue<Coordinator> people = new();

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected Hub Hub => shared.Hub;

    protected Task<FullLists> ListsAreFull => shared.ListsAreFull;

    /// <summary>A trust's cancer system, which speaks to the REST API.</summary>
    protected Task<TrustClient> SystemOf(string ods, Hub? hub = null) => TrustClient.SignIn((hub ?? Hub).Address, ods);

    /// <summary>Somebody with a browser who has not signed in.</summary>
    protected async Task<Coordinator> Somebody(Script script = Script.On, Screen? screen = null, Hub? hub = null)
    {
        var address = (hub ?? Hub).Address;
        var context = await shared.Chromium.Open(address, script, screen ?? Screen.Desktop);
        var watch = new Watch(context, address);
        var person = new Coordinator(await context.NewPageAsync(), watch);
        people.Enqueue(person);
        return person;
    }

    /// <summary>Somebody who has signed in.</summary>
    protected async Task<Coordinator> At(Persona persona, Script script = Script.On, Screen? screen = null)
    {
        var person = await Somebody(script, screen);
        await person.SignIn(persona);
        return person;
    }

    /// <summary>A trust's system sends a patient's referral to Sheffield.</summary>
    /// <returns>Its id.</returns>
    protected async Task<string> Send(Persona from, Patient patient) => (await (await SystemOf(from.Ods)).Send(patient)).Id;

    /// <summary>A coordinator at Sheffield has the page of a referral open that Barnsley has sent.</summary>
    protected async Task<Coordinator> SheffieldHas(Patient patient, Script script = Script.On)
    {
        await Send(Persona.Barnsley, patient);
        var sheffield = await At(Persona.Sheffield, script);
        await sheffield.Open("Incoming", patient);
        return sheffield;
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        var kept = TestContext.Current.TestState?.Result is TestResult.Failed
            ? await Evidence.Keep(people)
            : [];
        var wrong = people.SelectMany(person => person.Watch.Wrong).ToList();
        foreach (var person in people)
            await person.Leave();
        if (wrong.Count + kept.Count > 0)
            Assert.Fail(string.Join('\n', [.. wrong, .. kept.Select(file => $"What was on the screen: {file}")]));
    }
}
