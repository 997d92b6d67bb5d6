using System.Collections.Concurrent;

namespace InterTrust;

/// <summary>Caches the names of grain interfaces: Orleans reads their attributes again at each call.</summary>
internal sealed class InterfaceNames(AttributeGrainInterfaceTypeProvider attributes) : IGrainInterfaceTypeProvider
{
    private readonly ConcurrentDictionary<Type, GrainInterfaceType> cache = [];

    public bool TryGetGrainInterfaceType(Type type, out GrainInterfaceType grainInterfaceType)
    {
        grainInterfaceType = cache.GetOrAdd(
            type, static (key, provider) => provider.TryGetGrainInterfaceType(key, out var name) ? name : default, attributes);
        return !grainInterfaceType.IsDefault;
    }
}
