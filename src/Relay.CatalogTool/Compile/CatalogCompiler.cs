using Relay.CatalogTool.Files;

namespace Relay.CatalogTool.Compile;

/// <summary>Turns catalog files into the binary of <see cref="CatalogFormat"/>. Deterministic.</summary>
internal static class CatalogCompiler
{
    public static byte[] Compile(IReadOnlyList<CatalogFile> files)
    {
        CatalogFile[] sorted = [.. files];
        Array.Sort(sorted, (left, right) => CatalogFormat.CompareIds(left.Provider, right.Provider));
        int modelCount = sorted.Sum(file => file.Models.Count);

        var data = new CatalogBuffer();
        var texts = new TextTable();
        data.Skip(CatalogFormat.HeaderSize);
        uint providerTable = data.Length;
        data.Skip(sorted.Length * CatalogFormat.ProviderEntrySize);
        uint modelIndex = data.Length;
        data.Skip(modelCount * CatalogFormat.ModelEntrySize);

        uint next = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            uint entry = providerTable + ((uint)i * CatalogFormat.ProviderEntrySize);
            data.PutText(entry, sorted[i].Provider);
            data.Put32(entry + 8, next);
            data.Put32(entry + 12, (uint)sorted[i].Models.Count);
            string[] ids = [.. sorted[i].Models.Keys];
            Array.Sort(ids, CatalogFormat.CompareIds);
            foreach (string id in ids)
            {
                uint model = modelIndex + (next++ * CatalogFormat.ModelEntrySize);
                data.PutText(model, id);
                data.Put32(model + 8, data.Length);
                CatalogRecordWriter.Write(data, texts, sorted[i].Models[id]);
            }
        }

        uint textTable = data.Length;
        data.Skip(texts.Texts.Count * CatalogFormat.TextEntrySize);
        for (int i = 0; i < texts.Texts.Count; i++)
        {
            data.PutText(textTable + ((uint)i * CatalogFormat.TextEntrySize), texts.Texts[i]);
        }

        data.Put32(0, CatalogFormat.Magic);
        data.Put32(4, CatalogFormat.Version | ((uint)sorted.Length << 16));
        data.Put32(8, (uint)modelCount);
        data.Put32(12, data.Length);
        data.Put32(16, providerTable);
        data.Put32(20, modelIndex);
        data.Put32(24, textTable);
        data.Put32(28, (uint)texts.Texts.Count);
        ulong checksum = CatalogFormat.Checksum(data.ToArray());
        data.Put32(32, (uint)checksum);
        data.Put32(36, (uint)(checksum >> 32));
        return data.ToArray();
    }
}
