using System.Buffers.Text;
using System.Security.Cryptography;
using InterTrust.Worklists;

namespace InterTrust.Security;

/// <summary>
/// Seals what stands in an address and is nobody's to read or change there, with AES-GCM. Every host with the same key opens what
/// another has sealed for the same purpose.
/// </summary>
public sealed class Seal(CursorOptions options, string purpose)
{
    private static readonly int Tag = AesGcm.TagByteSizes.MaxSize;

    private static readonly int Nonce = AesGcm.NonceByteSizes.MaxSize;

    private readonly byte[] key = HKDF.DeriveKey(HashAlgorithmName.SHA256, options.Bytes, 32, info: System.Text.Encoding.UTF8.GetBytes(purpose));

    /// <param name="content">What nobody is to read.</param>
    /// <param name="to">What must be the same when it is opened.</param>
    public string Close(ReadOnlySpan<byte> content, byte[] to)
    {
        var bytes = new byte[Nonce + Tag + content.Length];
        RandomNumberGenerator.Fill(bytes.AsSpan(0, Nonce));
        using var cipher = new AesGcm(key, Tag);
        cipher.Encrypt(bytes.AsSpan(0, Nonce), content, bytes.AsSpan(Nonce + Tag), bytes.AsSpan(Nonce, Tag), to);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>What was sealed; null where it is forged, changed, sealed to something else or with another key.</summary>
    public byte[]? Open(string text, byte[] to)
    {
        if (text.Length > 1024 || !Base64Url.IsValid(text))
            return null;
        var bytes = Base64Url.DecodeFromChars(text);
        if (bytes.Length <= Nonce + Tag)
            return null;
        var content = new byte[bytes.Length - Nonce - Tag];
        try
        {
            using var cipher = new AesGcm(key, Tag);
            cipher.Decrypt(bytes.AsSpan(0, Nonce), bytes.AsSpan(Nonce + Tag), bytes.AsSpan(Nonce, Tag), content, to);
            return content;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
