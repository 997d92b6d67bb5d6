using InterTrust.Identity;

namespace InterTrust.Pathways;

/// <summary>Calculations that clocks and allocation share.</summary>
internal static class ClockArithmetic
{
    extension(ClockFacts facts)
    {
        /// <summary>Only the facts up to this day: later dates are left out.</summary>
        internal ClockFacts AsOf(DateOnly day)
        {
            return facts with
            {
                ConsultantUpgradeDate = UnlessLater(facts.ConsultantUpgradeDate),
                DateFirstSeen = UnlessLater(facts.DateFirstSeen),
                Transfers = [.. facts.Transfers.Where(transfer => transfer.Date <= day)],
                DecisionToTreat = UnlessLater(facts.DecisionToTreat),
                EarliestClinicallyAppropriateDate = UnlessLater(facts.EarliestClinicallyAppropriateDate),
                TreatmentStart = UnlessLater(facts.TreatmentStart),
                PatientTold = UnlessLater(facts.PatientTold),
            };

            DateOnly? UnlessLater(DateOnly? date) => date <= day ? date : null;
        }

        /// <summary>Day 0 of the 38 and the 62 days.</summary>
        internal DateOnly Start => facts.ConsultantUpgradeDate ?? facts.PeriodStart;

        /// <summary>Days not counted after a missed first appointment; 0 if an upgrade starts the clock later.</summary>
        internal int EffectiveFirstSeenAdjustment => facts.ConsultantUpgradeDate > facts.DateFirstSeen ? 0 : facts.FirstSeenAdjustmentDays;

        /// <summary>Days not counted before treatment; only an ordinary admission (01) or a day case (02) is adjusted.</summary>
        internal int EffectiveTreatmentAdjustment => facts.CareSetting is "01" or "02" ? facts.TreatmentAdjustmentDays : 0;

        /// <summary>The last transfer into the treating trust.</summary>
        internal DateOnly? HandedOver => facts.HandedOverTo(facts.Treating)?.Date;

        /// <summary>The last transfer to a trust; null where there was none.</summary>
        internal Transfer? HandedOverTo(OdsCode ods) => facts.Transfers.LastOrDefault(transfer => transfer.To == ods);

        /// <summary>Day 0, day 38 and day 62, including adjustments.</summary>
        internal ReferralDates Dates =>
            new(facts.Start, Clocks.Handover38.LastDay(facts)!.Value, Clocks.Treat62.LastDay(facts)!.Value);
    }
}
