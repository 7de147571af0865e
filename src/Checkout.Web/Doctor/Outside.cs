using System.Security.Cryptography.X509Certificates;

namespace Checkout.Web.Doctor;

/// <summary>What lies outside of the portal: the network's certificates and the machine's disks.</summary>
/// <param name="trusted">Authorities that are trusted instead of the machine's own.</param>
/// <param name="disk">Free bytes and the kind of file system of a folder; null for the machine's own.</param>
public sealed class Outside(X509Certificate2Collection? trusted = null, Func<string, (long Free, string Format)>? disk = null)
{
    public X509ChainPolicy? Trust()
    {
        if (trusted is null)
        {
            return null;
        }

        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(trusted);
        return policy;
    }

    /// <exception cref="IOException">The disk does not say.</exception>
    public (long Free, string Format) Disk(string folder)
    {
        if (disk is not null)
        {
            return disk(folder);
        }

        var drive = new DriveInfo(folder);
        return (drive.AvailableFreeSpace, drive.DriveFormat);
    }
}
