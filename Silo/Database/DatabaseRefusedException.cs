namespace InterTrust.Database;

/// <summary>The hub cannot work on this database; the message says what is wrong and how to go on, for whoever started the process.</summary>
public sealed class DatabaseRefusedException(string message) : Exception(message);
