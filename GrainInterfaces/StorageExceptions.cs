namespace InterTrust;

/// <summary>
/// The command may or may not have been applied: the storage failed before it answered. Repeat the command with the same id to find out.
/// </summary>
[GenerateSerializer, Alias("fault.storageUncertain")]
public sealed class StorageUncertainException : Exception
{
    /// <summary>The outcome of a write is unknown.</summary>
    public StorageUncertainException() : base("The storage did not answer. The command may or may not have happened.") { }
}

/// <summary>The command was not applied: the storage cannot be reached, or its queue is full. Try again soon.</summary>
[GenerateSerializer, Alias("fault.storageUnavailable")]
public sealed class StorageUnavailableException : Exception
{
    /// <summary>Nothing was written.</summary>
    public StorageUnavailableException() : base("The storage cannot be reached. Nothing has happened.") { }
}
