namespace InterTrust.Faults;

/// <summary>
/// The wires between the silos: a network namespace for each, on a bridge that leads nowhere else. The whole run lives in namespaces
/// of its own (see Program.cs), so that they are gone when it is. A partition is a pair of DROP rules: packets vanish, nobody is told.
/// </summary>
internal sealed class Wires
{
    internal const string Here = "10.77.0.1";
    internal const int DatabasePort = 5432;

    private Wires() { }

    internal static async Task<Wires> Lay(int silos)
    {
        await Tool.RunLine("ip link set lo up");
        await Tool.RunLine("mkdir -p /run/netns");
        await Tool.RunLine("mount -t tmpfs none /run/netns");
        await Tool.RunLine("ip link add hub0 type bridge");
        await Tool.RunLine($"ip addr add {Here}/24 dev hub0");
        await Tool.RunLine("ip link set hub0 up");
        for (var silo = 1; silo <= silos; silo++)
        {
            await Tool.RunLine($"ip netns add {Namespace(silo)}");
            await Tool.RunLine($"ip link add wire{silo} type veth peer name eth0 netns {Namespace(silo)}");
            await Tool.RunLine($"ip link set wire{silo} master hub0 up");
            await In(silo, "ip link set lo up");
            await In(silo, $"ip addr add {Address(silo)}/24 dev eth0");
            await In(silo, "ip link set eth0 up");
            await In(silo, "nft add table inet partition");
            await In(silo, "nft add chain inet partition came { type filter hook input priority 0 ; }");
            await In(silo, "nft add chain inet partition went { type filter hook output priority 0 ; }");
        }
        return new();
    }

    internal static string Address(int silo) => $"10.77.0.{10 + silo}";

    internal static string Namespace(int silo) => $"silo{silo}";

    /// <summary>Neither hears the other; everybody else hears both.</summary>
    internal static Task Part(int silo, int other) => Drop(silo, $"ip saddr {Address(other)}", $"ip daddr {Address(other)}");

    internal static Task PartFromDatabase(int silo) =>
        Drop(silo, $"ip saddr {Here} tcp sport {DatabasePort}", $"ip daddr {Here} tcp dport {DatabasePort}");

    internal static Task Join(int silo) => In(silo, "nft flush table inet partition");

    /// <summary>What the address in a silo's own namespace answers.</summary>
    internal static Task<string> Get(int silo, int port, string path) => Tool.Run(
        "nsenter", $"--net=/run/netns/{Namespace(silo)}", "bash", "-c",
        $@"exec 3<>/dev/tcp/127.0.0.1/{port}; printf 'GET {path} HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3; timeout 10 cat <&3");

    private static async Task Drop(int silo, string came, string went)
    {
        await In(silo, $"nft add rule inet partition came {came} drop");
        await In(silo, $"nft add rule inet partition went {went} drop");
    }

    private static Task In(int silo, string line) => Tool.RunLine($"nsenter --net=/run/netns/{Namespace(silo)} {line}");
}
