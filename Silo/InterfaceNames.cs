using System.Collections.Concurrent;

namespace InterTrust;

/// <summary>Remembers what the grains' interfaces are called: Orleans alone would read it off their attributes whenever a grain is spoken to.</summary>
internal sealed class InterfaceNames(AttributeGrainInterfaceTypeProvider attributes) : IGrainInterfaceTypeProvider
{
    private readonly ConcurrentDictionary<Type, GrainInterfaceType> known = [];

    public bool TryGetGrainInterfaceType(Type type, out GrainInterfaceType grainInterfaceType)
    {
        grainInterfaceType = known.GetOrAdd(type, static (type, attributes) => attributes.TryGetGrainInterfaceType(type, out var name) ? name : default, attributes);
        return !grainInterfaceType.IsDefault;
    }
}
