using InterTrust.DataSet;
using InterTrust.Identity;
using InterTrust.Pathways;
using InterTrust.Referrals;

namespace InterTrust.InventedPatients;

/// <summary>A synthetic patient and what the trusts say of the patient, in the order in which they say it.</summary>
/// <param name="Number">From 1; all of the case follows from it and from the day.</param>
/// <param name="Patient">Who it is.</param>
/// <param name="Story">What is said.</param>
public sealed record SampleCase(int Number, EnfPatient Patient, IReadOnlyList<SampleStep> Story)
{
    /// <summary>Never whose it is.</summary>
    public override string ToString() => $"Sample case {Number}";
}

/// <summary>One thing that somebody says to the hub.</summary>
/// <param name="Said">Who says it, under which id: the same in every run.</param>
public abstract record SampleStep(CommandContext Said)
{
    /// <summary>What is said, by its name; never what is in it.</summary>
    public abstract string Name { get; }

    /// <summary>Never what is said.</summary>
    public sealed override string ToString() => $"{Name} (withheld)";
}

/// <summary>Said to a referral.</summary>
public sealed record SampleReferralStep(ReferralId Id, ReferralCommand Command, CommandContext Said) : SampleStep(Said)
{
    public override string Name => Command.GetType().Name;
}

/// <summary>Said to a pathway.</summary>
public sealed record SamplePathwayStep(PathwayId Id, PathwayCommand Command, CommandContext Said) : SampleStep(Said)
{
    public override string Name => Command.GetType().Name;
}
