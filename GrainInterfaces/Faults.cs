namespace InterTrust;

/// <summary>
/// It may or may not have happened: the storage failed between asking and answering. Repeat with the same key for the one true
/// answer.
/// </summary>
[GenerateSerializer, Alias("fault.storageUncertain")]
public sealed class StorageUncertainException : Exception
{
    /// <summary>The outcome of a write is unknown.</summary>
    public StorageUncertainException() : base("The storage did not answer. The command may or may not have happened.") { }
}

/// <summary>It has not happened: the storage cannot be reached, or too much is waiting for it. Try again soon.</summary>
[GenerateSerializer, Alias("fault.storageUnavailable")]
public sealed class StorageUnavailableException : Exception
{
    /// <summary>Nothing was written.</summary>
    public StorageUnavailableException() : base("The storage cannot be reached. Nothing has happened.") { }
}
