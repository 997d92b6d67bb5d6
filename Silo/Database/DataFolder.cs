namespace InterTrust.Database;

/// <summary>The data folder of the embedded hub, locked by one process at a time.</summary>
public sealed class DataFolder : IDisposable
{
    private readonly FileStream lockFile;

    private DataFolder(FileStream lockFile) => this.lockFile = lockFile;

    /// <exception cref="DatabaseRefusedException">Another process has locked the folder, or it cannot be written.</exception>
    public static DataFolder Hold(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return new(new FileStream(Path.Combine(folder, "hub.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException)
        {
            throw new DatabaseRefusedException(
                $"The data folder '{folder}' cannot be written. Give this user the right to, or choose another folder.");
        }
        catch (IOException) when (File.Exists(Path.Combine(folder, "hub.lock")))
        {
            throw new DatabaseRefusedException($"Another hub works on the data folder '{folder}'. Stop it, or choose another folder.");
        }
        catch (IOException)
        {
            throw new DatabaseRefusedException($"The data folder '{folder}' cannot be made. Free the disk, or choose another folder.");
        }
    }

    public void Dispose() => lockFile.Dispose();
}
