using System.Runtime.InteropServices;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace InterTrust.Yardstick;

/// <summary>The commands and the page that are compared; each command is one SaveChanges, which is one transaction.</summary>
internal static class ReferralEndpoints
{
    public static void MapReferrals(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1").RequireAuthorization();
        api.MapPost("/referrals", Send);
        api.MapPost("/referrals/{id}/receive", Receive);
        api.MapPost("/referrals/{id}/accept", Accept);
        api.MapPost("/referrals/{id}/reject", Reject);
        api.MapGet("/worklists/incoming", Incoming);
    }

    private static async Task<Results<Created<ReferralAnswer>, UnprocessableEntity>> Send(
        SendRequest request, [FromHeader(Name = "Idempotency-Key")] string key, ClaimsPrincipal caller, ReferralsContext db)
    {
        var (now, data, from) = (DateTime.UtcNow, request.Dataset.Deserialize(YardstickJson.Default.DataSet)!, Ods(caller));
        var referral = new Referral
        {
            Id = $"ref-{Guid.CreateVersion7():N}",
            Version = 1,
            Status = "sent",
            FromOds = from,
            ToOds = request.To,
            IdempotencyKey = key,
            ClientReference = request.ClientReference,
            TumourGroup = data.TumourGroup,
            NhsNumber = data.Patient.NhsNumber,
            FamilyName = data.Patient.FamilyName,
            GivenName = data.Patient.GivenName,
            BirthDate = data.Patient.BirthDate,
            LocalPatientId = data.Patient.LocalPatientId,
            SentAt = now,
            ReceivedDate = DateOnly.FromDateTime(now),
            PeriodStart = data.CancerWait.PeriodStartDate,
            TreatBy = data.CancerWait.PeriodStartDate.AddDays(62),
            WaitsFor = "receive",
            WaitingSince = now,
            Open = true,
        };
        db.Add(referral);
        db.Add(new ReferralHistory
        {
            ReferralId = referral.Id,
            Version = 1,
            Type = "referralSent",
            At = now,
            ByOds = from,
            DataSet = JsonMarshal.GetRawUtf8Value(request.Dataset).ToArray(),
        });
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            if (await db.Find(from, key) is not { } before)
                return TypedResults.UnprocessableEntity();
            referral = before;
        }
        return TypedResults.Created($"/api/v1/referrals/{referral.Id}", Answer(referral));
    }

    private static Task<Results<Ok<ReferralAnswer>, NotFound, Conflict, StatusCodeHttpResult>> Receive(
        string id,
        HttpRequest request,
        ClaimsPrincipal caller,
        ReferralsContext db) =>
        Tell(id, request, caller, db, (referral, now) =>
        {
            if (referral.Status != "sent")
                return ValueTask.FromResult(false);
            (referral.Status, referral.WaitsFor, referral.WaitingSince) = ("received", "decide", now);
            Happened(db, referral, "referralReceived", now);
            return ValueTask.FromResult(true);
        });

    private static Task<Results<Ok<ReferralAnswer>, NotFound, Conflict, StatusCodeHttpResult>> Reject(
        string id, RejectRequest body, HttpRequest request, ClaimsPrincipal caller, ReferralsContext db) =>
        Tell(id, request, caller, db, (referral, now) =>
        {
            if (!referral.Open)
                return ValueTask.FromResult(false);
            (referral.Status, referral.WaitsFor, referral.WaitingSince, referral.Open) = ("rejected", null, now, false);
            Happened(db, referral, "referralRejected", now, JsonSerializer.Serialize(body, YardstickJson.Default.RejectRequest));
            return ValueTask.FromResult(true);
        });

    private static Task<Results<Ok<ReferralAnswer>, NotFound, Conflict, StatusCodeHttpResult>> Accept(
        string id,
        HttpRequest request,
        ClaimsPrincipal caller,
        ReferralsContext db) =>
        Tell(id, request, caller, db, async (referral, now) =>
        {
            if (!referral.Open)
                return false;
            var joined = await db.PathwayOf(referral);
            var pathway = joined ?? Opened(db, referral, now);
            pathway.Version++;
            db.Add(new PathwayHistory
            {
                PathwayId = pathway.Id,
                Version = pathway.Version,
                Type = joined is null ? "pathwayOpened" : "referralJoined",
                At = now,
                ReferralId = referral.Id,
            });
            (referral.Status, referral.WaitsFor, referral.WaitingSince, referral.Open, referral.PathwayId) =
                (joined is null ? "pathwayCreated" : "pathwayJoined", null, now, false, pathway.Id);
            Happened(db, referral, "referralAccepted", now);
            return true;
        });

    private static async Task<Ok<WorklistAnswer>> Incoming(ClaimsPrincipal caller, ReferralsContext db, int limit = 50)
    {
        var rows = new List<WorklistRow>(limit);
        await foreach (var row in db.Incoming(Ods(caller), limit))
            rows.Add(row);
        return TypedResults.Ok(new WorklistAnswer(rows));
    }

    private static async Task<Results<Ok<ReferralAnswer>, NotFound, Conflict, StatusCodeHttpResult>> Tell(
        string id, HttpRequest request, ClaimsPrincipal caller, ReferralsContext db, Func<Referral, DateTime, ValueTask<bool>> change)
    {
        if (await db.Find(id) is not { } referral || referral.ToOds != Ods(caller))
            return TypedResults.NotFound();
        if (request.Headers.IfMatch != "*" && request.Headers.IfMatch != $"\"{referral.Version}\"")
            return TypedResults.StatusCode(StatusCodes.Status412PreconditionFailed);
        if (!await change(referral, DateTime.UtcNow))
            return TypedResults.Conflict();
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            return TypedResults.Conflict();
        }
        return TypedResults.Ok(Answer(referral));
    }

    private static Pathway Opened(ReferralsContext db, Referral referral, DateTime now)
    {
        var pathway = new Pathway
        {
            Id = $"pwy-{Guid.CreateVersion7():N}",
            Ods = referral.ToOds,
            TumourGroup = referral.TumourGroup,
            NhsNumber = referral.NhsNumber,
            FamilyName = referral.FamilyName,
            GivenName = referral.GivenName,
            BirthDate = referral.BirthDate,
            PeriodStart = referral.PeriodStart,
            TreatBy = referral.TreatBy,
            OpenedAt = now,
            Open = true,
        };
        db.Add(pathway);
        return pathway;
    }

    private static void Happened(ReferralsContext db, Referral referral, string type, DateTime now, string? facts = null)
    {
        referral.Version++;
        db.Add(new ReferralHistory
        {
            ReferralId = referral.Id,
            Version = referral.Version,
            Type = type,
            At = now,
            ByOds = referral.ToOds,
            Facts = facts,
        });
    }

    private static ReferralAnswer Answer(Referral r) =>
        new(r.Id, r.Version, r.Status, r.FromOds, r.ToOds, r.SentAt, r.WaitsFor, r.PathwayId);

    private static string Ods(ClaimsPrincipal caller) => caller.FindFirst("ods")!.Value;
}
