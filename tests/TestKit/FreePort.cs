using System.Net;
using System.Net.Sockets;

namespace InterTrust.TestKit;

public static class FreePort
{
    /// <summary>A loopback port that nothing listens on.</summary>
    public static int Find() => Find(1)[0];

    /// <summary>Several ports, found together so that they differ.</summary>
    public static IReadOnlyList<int> Find(int count)
    {
        TcpListener[] listeners = [.. Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0))];
        try
        {
            foreach (var listener in listeners)
                listener.Start();
            return [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        }
        finally
        {
            foreach (var listener in listeners)
                listener.Dispose();
        }
    }
}
