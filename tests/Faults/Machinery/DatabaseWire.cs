using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace InterTrust.Faults;

/// <summary>
/// The wire between the silos and PostgreSQL. It knows enough of the protocol to be cut at the worst moment: when the server has
/// committed a batch of the journal and said so, and before the silo has heard it.
/// </summary>
internal sealed class DatabaseWire : IDisposable
{
    private readonly TcpListener listener;
    private readonly Func<int> server;
    private int toCut;
    private int cuts;

    private DatabaseWire(IPEndPoint here, Func<int> server)
    {
        (listener, this.server) = (new(here), server);
        listener.Start();
        _ = Accept();
    }

    internal static DatabaseWire Lay(string address, int port, Func<int> server) => new(new(IPAddress.Parse(address), port), server);

    /// <summary>How many answers were cut off so far.</summary>
    internal int Cuts => Volatile.Read(ref cuts);

    /// <summary>The answers to the next so many committed batches are never heard.</summary>
    internal void CutNext(int answers) => Interlocked.Exchange(ref toCut, answers);

    public void Dispose() => listener.Dispose();

    private async Task Accept()
    {
        while (true)
            try
            {
                _ = Serve(await listener.AcceptTcpClientAsync());
            }
            catch (Exception e) when (e is ObjectDisposedException or SocketException)
            {
                return;
            }
    }

    private async Task Serve(TcpClient silo)
    {
        using (silo)
        using (var database = new TcpClient())
            try
            {
                silo.NoDelay = database.NoDelay = true;
                await database.ConnectAsync(IPAddress.Loopback, server());
                var conversation = new Conversation();
                await Task.WhenAny(
                    Carry(silo.GetStream(), database.GetStream(), conversation.OnRequest),
                    Carry(database.GetStream(), silo.GetStream(), bytes => conversation.OnAnswer(bytes, TakeCut)));
            }
            catch (Exception e) when (e is IOException or SocketException)
            {
                // The remaining connections are closed.
            }
    }

    /// <summary>Carries bytes until one side hangs up, or until <paramref name="passes"/> says that these must not arrive.</summary>
    private static async Task Carry(NetworkStream from, NetworkStream to, Passes passes)
    {
        var buffer = new byte[64 * 1024];
        while (await from.ReadAsync(buffer) is > 0 and var count && passes(buffer.AsSpan(0, count)))
            await to.WriteAsync(buffer.AsMemory(0, count));
    }

    private bool TakeCut()
    {
        if (Volatile.Read(ref toCut) <= 0 || Interlocked.Decrement(ref toCut) < 0)
            return false;
        Interlocked.Increment(ref cuts);
        return true;
    }

    /// <summary>What was asked on one connection, as far as it tells a batch of the journal from everything else.</summary>
    private sealed class Conversation
    {
        private static readonly byte[] JournalBegins = "with item as ("u8.ToArray();

        private readonly HashSet<string> journalStatements = [];
        private readonly Messages requests = new(startsUntyped: true);
        private readonly Messages answers = new(startsUntyped: false);
        private volatile bool writing;
        private bool completed;

        internal bool OnRequest(ReadOnlySpan<byte> bytes)
        {
            requests.Read(bytes, (type, body) =>
            {
                if (type == (byte)'P')
                {
                    var end = body.IndexOf((byte)0);
                    var name = Encoding.UTF8.GetString(body[..end]);
                    if (body[(end + 1)..].StartsWith(JournalBegins))
                        journalStatements.Add(name);
                    else
                        journalStatements.Remove(name);
                }
                else if (type == (byte)'B')
                {
                    var named = body[(body.IndexOf((byte)0) + 1)..];
                    writing |= journalStatements.Contains(Encoding.UTF8.GetString(named[..named.IndexOf((byte)0)]));
                }
            });
            return true;
        }

        /// <summary>False when the wire is cut here: the batch is committed, and its answer is in these bytes.</summary>
        internal bool OnAnswer(ReadOnlySpan<byte> bytes, Func<bool> cut)
        {
            var pass = true;
            answers.Read(bytes, (type, _) =>
            {
                if (type == (byte)'C')
                    completed = true;
                // ReadyForQuery comes after the commit.
                if (type != (byte)'Z')
                    return;
                if (writing && completed && cut())
                    pass = false;
                writing = completed = false;
            });
            return pass;
        }
    }

    private delegate bool Passes(ReadOnlySpan<byte> bytes);

    private delegate void MessageHandler(byte type, ReadOnlySpan<byte> bodyBegins);

    /// <summary>
    /// Finds the messages in a stream: a byte for the type, four for the length, and the body, of which the first bytes are kept.
    /// </summary>
    private sealed class Messages(bool startsUntyped)
    {
        private const int Kept = 160;

        private readonly byte[] head = new byte[5 + Kept];
        private bool untyped = startsUntyped;
        private int have;
        private long skip;

        internal void Read(ReadOnlySpan<byte> bytes, MessageHandler handle)
        {
            while (bytes.Length > 0)
            {
                if (skip > 0)
                {
                    var over = (int)Math.Min(skip, bytes.Length);
                    skip -= over;
                    bytes = bytes[over..];
                    continue;
                }
                var typeLength = untyped ? 0 : 1;
                var wanted = have < typeLength + 4 ? typeLength + 4 : typeLength + 4 + Math.Min(Kept, Length(typeLength) - 4);
                var taken = Math.Min(wanted - have, bytes.Length);
                bytes[..taken].CopyTo(head.AsSpan(have));
                have += taken;
                bytes = bytes[taken..];
                if (have < typeLength + 4 || have < typeLength + 4 + Math.Min(Kept, Length(typeLength) - 4))
                    continue;
                skip = Length(typeLength) - 4 - (have - typeLength - 4);
                if (!untyped)
                    handle(head[0], head.AsSpan(5, have - 5));
                (untyped, have) = (false, 0);
            }
        }

        private int Length(int at) => BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(at));
    }
}
