namespace InterTrust.InventedPatients;

/// <summary>A patient's days from the GP's referral to the referral between trusts: all working days, in this order.</summary>
internal sealed record Timeline(
    DateOnly GpReferral, DateOnly PeriodStart, DateOnly FirstSeen, DateOnly Imaging, DateOnly Biopsy, DateOnly Diagnosis,
    DateOnly PatientTold, DateOnly Staging, DateOnly DecisionToRefer, DateOnly ServiceRequest)
{
    /// <summary>The period starts on day 0, a working day.</summary>
    internal static Timeline Between(DateOnly periodStart, DateOnly serviceRequest, SeededRandom random)
    {
        var days = serviceRequest.DayNumber - periodStart.DayNumber;
        var seen = Math.Min(random.Between(5, 12), Math.Max(1, days / 3));
        return new(
            periodStart.AddDays(-random.Between(0, 1)).ToWorkingDay(), periodStart, After(0), After(0.3), After(0.45), After(0.6),
            After(0.75), After(0.9), DecisionBefore(serviceRequest, random), serviceRequest);

        DateOnly After(double share) => periodStart.AddDays(seen + (int)((days - 1 - seen) * share)).ToWorkingDay();
    }

    /// <summary>The data set is due within 48 hours of the decision.</summary>
    private static DateOnly DecisionBefore(DateOnly serviceRequest, SeededRandom random)
    {
        var decision = serviceRequest.AddDays(-random.Between(0, 1)).ToWorkingDay();
        return serviceRequest.DayNumber - decision.DayNumber <= 2 ? decision : serviceRequest;
    }
}

internal static class WorkingDays
{
    extension(DateOnly day)
    {
        /// <summary>The day itself, or the Friday before where it is on a weekend.</summary>
        internal DateOnly ToWorkingDay() => day.DayOfWeek switch
        {
            DayOfWeek.Saturday => day.AddDays(-1),
            DayOfWeek.Sunday => day.AddDays(-2),
            _ => day,
        };

        /// <summary>The next meeting of the tumour group's MDT, which has its own day of the week.</summary>
        internal DateOnly NextMdtMeeting(Tumour tumour)
        {
            var weekday = 1 + tumour.TumourGroup.Length % 5;
            return day.AddDays(1 + (weekday - (int)day.AddDays(1).DayOfWeek + 7) % 7);
        }
    }
}
