using Xunit;

namespace InterTrust.Hosting;

// Found by the fault programme: after a silo's clock was set back, Orleans activated no grain there and noticed no dead silo.
public sealed class SteadyClockTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_clock_that_is_set_back_goes_on_a_little_slower_until_it_is_right_again()
    {
        var machine = new Machine { Now = Noon };
        var clock = new MonotonicTimeProvider(machine);
        Assert.Equal(Noon, clock.GetUtcNow());

        machine.Now = Noon.AddMinutes(-5);
        Assert.Equal(Noon, clock.GetUtcNow());

        machine.Pass(TimeSpan.FromSeconds(10));
        Assert.Equal(Noon.AddSeconds(9), clock.GetUtcNow());

        machine.Pass(TimeSpan.FromHours(1));
        Assert.Equal(machine.Now, clock.GetUtcNow());
    }

    private sealed class Machine : TimeProvider
    {
        private TimeSpan passed;

        internal DateTimeOffset Now { get; set; }

        internal void Pass(TimeSpan time) => (Now, passed) = (Now + time, passed + time);

        public override DateTimeOffset GetUtcNow() => Now;

        public override long GetTimestamp() => passed.Ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;
    }
}
