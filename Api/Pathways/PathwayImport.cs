using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using System.Threading.Channels;
using InterTrust.Http;

namespace InterTrust.Pathways;

/// <summary>
/// Reads pathways line by line and writes the results line by line, in order, while the upload continues. The number of lines
/// in progress is limited: a slow hub slows the sender, and memory grows only by short results that the client has not read.
/// </summary>
public sealed class PathwayImport(HttpContext context, Caller caller, string? fileKey, Hub hub) : IResult
{
    private const int AtOnce = 32;
    private const int LongestLine = 64 * 1024;

    /// <summary>
    /// Bytes of results that are buffered for a client that reads only after sending the whole file, as many client libraries
    /// do: about half a million lines.
    /// </summary>
    private const int MostUnread = 64 << 20;

    private static readonly Problem TooLong = new(Problems.BodyTooLarge, "A line holds at most 64 KiB.");

    public static PathwayImport Run(HttpContext context, Caller caller, Hub hub) =>
        new(context, caller, IdempotencyKey.Read(context.Request), hub);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = "application/x-ndjson";
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(httpContext.RequestAborted);
        var results = Channel.CreateBounded<Task<ImportResult>>(
            new BoundedChannelOptions(AtOnce) { SingleReader = true, SingleWriter = true });
        var answers = new Pipe(new PipeOptions(
            pauseWriterThreshold: MostUnread, resumeWriterThreshold: MostUnread / 2, useSynchronizationContext: false));
        var reading = Read(results.Writer, stop.Token);
        var writing = Write(results.Reader, answers.Writer, stop.Token);
        try
        {
            await answers.Reader.CopyToAsync(httpContext.Response.BodyWriter, stop.Token);
            await writing;
            await reading;
        }
        finally
        {
            await stop.CancelAsync();
        }
    }

    private async Task Read(ChannelWriter<Task<ImportResult>> results, CancellationToken stop)
    {
        try
        {
            await foreach (var (number, line) in Lines(context.Request.BodyReader, stop))
                await results.WriteAsync(Result(number, line), stop);
            results.Complete();
        }
        catch (Exception broken)
        {
            results.Complete(broken);
        }
    }

    private static async Task Write(ChannelReader<Task<ImportResult>> results, PipeWriter output, CancellationToken stop)
    {
        try
        {
            while (await results.WaitToReadAsync(stop))
            {
                while (results.TryRead(out var result))
                {
                    output.Write(JsonSerializer.SerializeToUtf8Bytes(await result, HubJson.For<ImportResult>()));
                    output.Write("\n"u8);
                }
                await output.FlushAsync(stop);
            }
            await output.CompleteAsync();
        }
        catch (Exception broken)
        {
            await output.CompleteAsync(broken);
        }
    }

    /// <summary>Lines with their numbers, without blank lines; null for a line that is too long.</summary>
    private static async IAsyncEnumerable<(long Number, byte[]? Line)> Lines(
        PipeReader input, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        var number = 1L;
        var skipping = false;
        while (true)
        {
            var read = await input.ReadAsync(stop);
            var rest = read.Buffer;
            while (Take(ref rest, read.IsCompleted) is { } line)
            {
                if (skipping || line.Length > LongestLine)
                    yield return (number, null);
                else if (!IsBlank(line))
                    yield return (number, line.ToArray());
                skipping = false;
                number++;
            }
            if (rest.Length > LongestLine)
            {
                skipping = true;
                rest = rest.Slice(rest.End);
            }
            input.AdvanceTo(rest.Start, rest.End);
            if (read.IsCompleted)
                yield break;
        }
    }

    private static ReadOnlySequence<byte>? Take(ref ReadOnlySequence<byte> rest, bool last)
    {
        if (rest.PositionOf((byte)'\n') is { } end)
        {
            var line = rest.Slice(0, end);
            rest = rest.Slice(rest.GetPosition(1, end));
            return line;
        }
        if (!last || rest.IsEmpty)
            return null;
        var tail = rest;
        rest = rest.Slice(rest.End);
        return tail;
    }

    private static bool IsBlank(ReadOnlySequence<byte> line) =>
        line.Length == 0 || line.ToArray().All(b => b is (byte)' ' or (byte)'\t' or (byte)'\r');

    private async Task<ImportResult> Result(long number, byte[]? utf8)
    {
        try
        {
            if (utf8 is null)
                return Refused(number, TooLong);
            var line = Body<ImportLine>.Read(utf8);
            var key = line.Key ?? (fileKey is null ? throw new ProblemException(IdempotencyKey.Missing) : $"{fileKey}#{number}");
            var command = new CommandContext(caller.Author, CommandIds.Create(context.Request, caller.Author, key, utf8));
            return (await PathwayEndpoints.Register(hub.WithNewBudget(), key, line, command)).Result switch
            {
                CreatedWithETag<PathwayView> created =>
                    new(number, created.Replayed ? StatusCodes.Status200OK : StatusCodes.Status201Created, created.Value.Id, null),
                Problem problem => Refused(number, problem),
                _ => Refused(number, Faults.Internal),
            };
        }
        catch (Exception fault) when (Faults.ProblemOf(fault) is { } problem)
        {
            return Refused(number, problem);
        }
    }

    private ImportResult Refused(long number, Problem problem) => new(number, problem.Kind.Status, null, problem.Body(context));
}
