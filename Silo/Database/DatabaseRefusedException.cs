namespace InterTrust.Database;

/// <summary>The hub cannot use this database. The message tells the operator what is wrong and what to do.</summary>
public sealed class DatabaseRefusedException(string message) : Exception(message);
