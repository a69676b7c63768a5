import axios, { AxiosInstance } from "axios";
export class NaverCaptcha {
  private readonly api: AxiosInstance;
  constructor(id: string, secret: string) {
    this.api = axios.create({
      baseURL: "https://openapi.naver.com/v1/captcha",
      headers: { "X-Naver-Client-Id": id, "X-Naver-Client-Secret": secret },
    });
  }
  async issue(): Promise<string> { const { data } = await this.api.get("/nkey", { params: { code: 0 } }); return data.key; }
  async image(key: string): Promise<Buffer> { const { data } = await this.api.get("/ncaptcha.bin", { params: { key }, responseType: "arraybuffer" }); return data; }
  async verify(key: string, value: string): Promise<boolean> { const { data } = await this.api.get("/nkey", { params: { code: 1, key, value } }); return data.result; }
}
