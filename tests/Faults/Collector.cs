using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace InterTrust.Faults;

/// <summary>A collector of OpenTelemetry that keeps what it is sent as it came, one character a byte.</summary>
internal sealed class Collector : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly ConcurrentQueue<string> bodies = [];
    private readonly Task listening;

    public Collector()
    {
        Address = $"http://127.0.0.1:{FreePort.Find()}/";
        listener.Prefixes.Add(Address);
        listener.Start();
        listening = Task.Run(Listen);
    }

    public string Address { get; }

    public IReadOnlyCollection<string> Bodies => [.. bodies];

    public void Dispose()
    {
        listener.Close();
        listening.Wait();
    }

    private async Task Listen()
    {
        while (listener.IsListening)
            try
            {
                var context = await listener.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                bodies.Enqueue(Encoding.Latin1.GetString(body.ToArray()));
                context.Response.ContentType = "application/x-protobuf";
                context.Response.Close();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                // It is closed, or the sender was killed.
            }
    }
}
